/** Label → value of the enumerations in `tables/schools.ts`. */
export const schoolEnumerations = {
  EnumScaleType: { PickList: 0, Percentage: 1, Weighted: 2 },
  PatientRaceOld: {
    Unknown: 0,
    Multiracial: 1,
    HispanicLatino: 2,
    AfricanAmerican: 3,
    White: 4,
    HawaiiOrPacIsland: 5,
    AmericanIndian: 6,
    Asian: 7,
    Other: 8,
    Aboriginal: 9,
    BlackHispanic: 10,
  },
  PatScreenPerm: { Unknown: 0, Allowed: 1, NoPermission: 2, Refused: 3, Absent: 4, Behavior: 5, Other: 6 },
  YN: { Unknown: 0, Yes: 1, No: 2 },
} as const;
