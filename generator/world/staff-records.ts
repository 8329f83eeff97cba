import type { Day } from "../../foundation/calendar.ts";

/**
 * A day's shifts at the clock, four numbers each: EmployeeNum, the minute of coming, the minute of going, and why:
 * 0 home, 1 lunch.
 */
export type Shifts = Int16Array;

/** What is kept of the staff beside the people themselves. */
export class StaffRecords {
  /** By day. */
  readonly shifts = new Map<Day, Shifts>();
  /** Logins of the front desk at work on the newest open day. */
  deskOnDuty: readonly number[] = [];
  /** Who took over from a provider who left, by ProvNum. */
  readonly successors = new Map<number, number>();
  /** The last day with posted hours, by clinic; 0 in a practice without clinics. */
  readonly postedUntil = new Map<number, Day>();
  /** Patient rows by clinic. */
  readonly clinicRows = new Map<number, number>();

  /** The provider who does a provider's work now: the one named, or who came after. */
  standIn(providerId: number): number {
    let id = providerId;
    for (let next = this.successors.get(id); next !== undefined; next = this.successors.get(id)) id = next;
    return id;
  }
}
