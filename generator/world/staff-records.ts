/** All of the staff: who comes and goes, the clock, clinics, kept by the events. */
export class StaffRecords {}
