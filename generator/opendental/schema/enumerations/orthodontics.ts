/** Label → value of the enumerations in `tables/orthodontics.ts`. */
export const orthodonticEnumerations = {
  EnumOrthoHardwareType: { Bracket: 0, Wire: 1, Elastic: 2 },
  OrthoPlanLinkType: { OrthoSchedule: 0, InsPayPlan: 1, PatPayPlan: 2 },
  OrthoProcType: { Banding: 0, Debond: 1, Visit: 2 },
} as const;
