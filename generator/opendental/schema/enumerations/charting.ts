/** Label → value of the enumerations in `tables/charting.ts`. */
export const chartingEnumerations = {
  PerioSequenceType: {
    Mobility: 0,
    Furcation: 1,
    GingMargin: 2,
    MGJ: 3,
    Probing: 4,
    SkipTooth: 5,
    BleedSupPlaqCalc: 6,
    CAL: 7,
  },
  ToothGridCellType: { HardCoded: 0, Tooth: 1, Surface: 2, FreeText: 3 },
  ToothInitialType: {
    Missing: 0,
    Hidden: 1,
    Primary: 2,
    ShiftM: 3,
    ShiftO: 4,
    ShiftB: 5,
    Rotate: 6,
    TipM: 7,
    TipB: 8,
    Drawing: 9,
    Text: 10,
  },
} as const;
