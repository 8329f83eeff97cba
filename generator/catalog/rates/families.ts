/** How families change over the years. L throughout, after census figures for moves, births and marriages. */
export const familyRates = {
  /**
   * Changes per family and year by kind, where the family is such that it can happen: a new address; a new number or
   * mailbox; a child that is brought for the first time; a partner who joins a single head; a grown child that gets an
   * account of its own.
   */
  perYear: [
    ["address", 0.09],
    ["contact", 0.12],
    ["birth", 0.11],
    ["partner", 0.06],
    ["leaves home", 0.2],
  ],
  /** Women's ages at which children come. */
  mothersAge: [20, 42],
  /** Ages at which singles marry. */
  partnersAge: [22, 48],
  /** Age from which children get an account of their own. */
  leavesHomeFrom: 19,
  /** Age in years at which a child is brought for the first time. */
  firstBroughtAt: 1,
  /** Families that stay in town when they move. */
  staysInTown: 0.4,
  /** Grown children who bring a plan of their own. */
  ownPlan: 0.6,
  /** Families whose members all leave when the head moves away. */
  leavesTogether: 0.85,
  /** Years from inactive to archived: fewest and most. */
  archivedAfter: [2, 5],
} as const;

/** What may change in a family. */
export type FamilyChange = (typeof familyRates.perYear)[number][0];
