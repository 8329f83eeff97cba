/** What happens to periodontal charting. */
export type PerioEvent = never;

/** The keys that periodontal charting hand out. */
export type PerioIdKind = never;
