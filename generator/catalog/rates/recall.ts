/** How patients keep coming. H measured, M one vendor, L judged. */
export const recallRates = {
  /** Patients by how regularly they come. H: 52 % every six months, 15 % yearly, 11 % every two or three years, 21 % hardly; less of the last among a practice's own. */
  habits: [
    ["regular", 60],
    ["yearly", 18],
    ["seldom", 14],
    ["rarely", 8],
  ],
  /** H: nine in ten children of 5–17 see a dentist within a year. */
  childrensHabits: [
    ["regular", 76],
    ["yearly", 16],
    ["seldom", 6],
    ["rarely", 2],
  ],
  /** Next hygiene visit booked on leaving, by habit. M: 77 % on average. */
  prebooks: { regular: 0.93, yearly: 0.66, seldom: 0.4, rarely: 0.2 },
  /** Days after the due date until a patient without an appointment is contacted. L. */
  firstContactDelay: 7,
  /** Days between the contacts. L. */
  contactInterval: 35,
  /** A contact that leads to an appointment, by habit. L. */
  contactSucceeds: { regular: 0.55, yearly: 0.35, seldom: 0.2, rarely: 0.08 },
  /** Contacts before the office gives up. L. */
  contacts: 4,
  /** Days without an appointment after the last contact until the patient is set inactive. L: 18 months is a usual window. */
  lapsesAfter: 365,
  /** Years until a patient moves away: mean. L: 10–20 % attrition a year with the lapsed. */
  yearsUntilDeparture: 16,
  /** Deaths a year from 75 on, and at 65–74. L. */
  dies: { from75: 0.05, from65: 0.015 },
} as const;
export type Habit = (typeof recallRates.habits)[number][0];
