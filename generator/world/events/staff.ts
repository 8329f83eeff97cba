/** What happens to the staff: who comes and goes, the clock, clinics. */
export type StaffEvent = never;

/** The keys that the staff: who comes and goes, the clock, clinics hand out. */
export type StaffIdKind = never;
