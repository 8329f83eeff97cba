/** How fees move. L: usual fees rise 2.5–4 % a year, in steps, usually in January; PPO schedules lag. */
export const feeRates = {
  raise: { low: 0.025, span: 0.015 },
  ppoRaised: 0.5,
  ppoRaise: 0.02,
} as const;
