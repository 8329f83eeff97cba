/** What happens to a visit that is broken and stays wanted. */
export type SchedulingEvent =
  /** A broken visit goes onto the unscheduled list with work that it is to keep; it holds no chair, but keeps its date. */
  | {
      readonly kind: "appointment unscheduled";
      readonly appointmentId: number;
      readonly procedureIds: readonly number[];
      readonly userId: number;
    }
  /** It is taken off the list and stands broken; its work is free again. */
  | { readonly kind: "appointment given up"; readonly appointmentId: number; readonly userId: number };
