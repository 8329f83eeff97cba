import type { Day } from "../../../foundation/calendar.ts";
import type { Hire } from "../opening/hire.ts";
import type { Clinic } from "../practice.ts";
import type { Shifts } from "../staff-records.ts";

/** What happens to the staff and the places where they work. */
export type StaffEvent =
  | { readonly kind: "clinic opened"; readonly clinic: Clinic }
  | { readonly kind: "staff joined"; readonly hire: Hire }
  /** `day` is the last day of work. */
  | { readonly kind: "staff left"; readonly userId: number; readonly day: Day }
  /** A provider's hours from a day on, and the chair, become the successor's. */
  | {
      readonly kind: "schedule handed over";
      readonly providerId: number;
      readonly successorId: number;
      readonly from: Day;
    }
  /** Another provider sees the patient, at the same time and chair. */
  | {
      readonly kind: "appointment handed over";
      readonly appointmentId: number;
      readonly providerId: number;
      readonly hygienistId: number;
      readonly userId: number;
    }
  /** Hours that were posted and will not be worked: somebody is ill. */
  | { readonly kind: "schedule withdrawn"; readonly blockIds: readonly number[] }
  /** Who works on a day, by the clock. */
  | {
      readonly kind: "day staffed";
      readonly day: Day;
      /** Logins of the front desk. */
      readonly desk: readonly number[];
      readonly shifts: Shifts;
    };
