/** Label → value of the enumerations in `tables/staff.ts`. */
export const staffEnumerations = {
  ErxEnabledStatus: { Disabled: 0, Enabled: 1, EnabledWithLegacy: 2 },
  ProviderStatus: { Active: 0, Deleted: 1 },
  ProviderSupplementalID: { BlueCross: 0, BlueShield: 1, SiteNumber: 2, CommercialNumber: 3 },
  SchedStatus: { Open: 0, Closed: 1, Holiday: 2 },
  ScheduleType: { Practice: 0, Provider: 1, Blockout: 2, Employee: 3, WebSchedASAP: 4 },
  TimeClockStatus: { Home: 0, Lunch: 1, Break: 2 },
} as const;
