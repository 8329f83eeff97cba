import type { enumerations } from "../../opendental/schema/enumerations.ts";

type Permission = keyof typeof enumerations.EnumPermType;

/** Who does what comes with an event: its own user, the front desk, or who treats the patient. */
export type HabitActor = "same user" | "front desk" | "clinician";

/**
 * When it is done: in the minutes before or after the event; of a visit, when the day is prepared, at its beginning,
 * during treatment or when the patient leaves.
 */
export type HabitMoment = "before" | "after" | "morning" | "arrival" | "treatment" | "departure";

/** An entry that the audit trail gets beside the one of an event itself. */
export interface Habit {
  readonly permission: Permission;
  /** Entries an event, on average. */
  readonly times: number;
  readonly who: HabitActor;
  readonly when: HabitMoment;
  /** Empty for a module that was opened. */
  readonly text: string;
}

const opens = (permission: Permission, times: number, who: HabitActor, when: HabitMoment): Habit => ({
  permission,
  times,
  who,
  when,
  text: "",
});

const does = (
  permission: Permission,
  text: string,
  times: number,
  who: HabitActor,
  when: HabitMoment,
): Habit => ({ permission, times, who, when, text });

/**
 * What users open and edit around what happens, by the kind of event: OpenDental logs every patient whose module is
 * opened. Census: 4.74 million entries to 87 thousand appointments, 54.6 each. Which of them are how many is L.
 */
export const auditHabits = {
  "appointment completed": [
    opens("ChartModule", 1, "clinician", "morning"),
    opens("FamilyModule", 0.6, "front desk", "morning"),
    opens("AccountModule", 0.6, "front desk", "morning"),
    opens("TPModule", 0.5, "clinician", "morning"),
    does("InsuranceVerification", "Insurance verified.", 0.5, "front desk", "morning"),
    opens("FamilyModule", 1.2, "front desk", "arrival"),
    does("AppointmentEdit", "Appointment edited.", 1.4, "front desk", "arrival"),
    does("PatientDOBView", "Birthdate viewed.", 0.3, "front desk", "arrival"),
    opens("ChartModule", 2, "clinician", "treatment"),
    opens("ImagingModule", 1.3, "clinician", "treatment"),
    opens("TPModule", 1.1, "clinician", "treatment"),
    does("MedicalInfoViewed", "Medical information viewed.", 0.8, "clinician", "treatment"),
    does("AppointmentEdit", "Appointment edited.", 1, "clinician", "treatment"),
    does("ProcedureNoteUser", "Procedure note edited.", 0.9, "clinician", "treatment"),
    opens("AccountModule", 1.6, "front desk", "departure"),
    opens("TPModule", 0.6, "front desk", "departure"),
    does("AppointmentCompleteEdit", "Completed appointment edited.", 0.8, "front desk", "departure"),
    does("RecallEdit", "Recall edited.", 0.25, "front desk", "departure"),
  ],
  "procedure completed": [
    does("ProcEdit", "Procedure edited.", 0.5, "same user", "before"),
    does("ProcCompleteNote", "Note of a completed procedure edited.", 0.8, "same user", "after"),
    does("ProcCompleteEdit", "Completed procedure edited.", 0.3, "same user", "after"),
  ],
  "procedure planned": [does("ProcEdit", "Procedure edited.", 0.3, "same user", "after")],
  "treatment plan saved": [opens("TPModule", 1, "same user", "before")],
  "gums charted": [opens("ChartModule", 0.6, "same user", "after")],
  "document stored": [
    opens("ImagingModule", 0.9, "same user", "before"),
    does("ImageEdit", "Image edited.", 0.6, "same user", "after"),
  ],
  "medical history taken": [opens("FamilyModule", 0.5, "same user", "before")],
  "appointment booked": [
    opens("FamilyModule", 0.8, "same user", "before"),
    opens("ChartModule", 0.8, "same user", "before"),
    opens("AccountModule", 0.5, "same user", "before"),
    does("AppointmentEdit", "Appointment edited.", 1.2, "same user", "after"),
    does("ApptConfirmStatusEdit", "Confirmation status edited.", 0.3, "same user", "after"),
  ],
  "appointment confirmed": [
    opens("FamilyModule", 0.6, "same user", "before"),
    does("ApptConfirmStatusEdit", "Confirmation status edited.", 0.8, "same user", "before"),
  ],
  "appointment moved": [
    opens("FamilyModule", 0.8, "same user", "before"),
    does("AppointmentEdit", "Appointment edited.", 0.8, "same user", "after"),
  ],
  "appointment broken": [
    opens("FamilyModule", 0.9, "same user", "before"),
    opens("AccountModule", 0.5, "same user", "after"),
  ],
  "contact made": [
    opens("FamilyModule", 0.7, "same user", "before"),
    opens("AccountModule", 0.4, "same user", "before"),
    opens("ChartModule", 0.3, "same user", "before"),
    does("CommlogEdit", "Commlog edited.", 0.35, "same user", "after"),
  ],
  "claim created": [
    opens("AccountModule", 1, "same user", "before"),
    does("ClaimView", "Claim viewed.", 0.7, "same user", "after"),
  ],
  "claim sent": [does("ClaimView", "Claim viewed.", 0.6, "same user", "before")],
  "claim followed up": [
    opens("AccountModule", 0.9, "same user", "before"),
    does("ClaimView", "Claim viewed.", 1.3, "same user", "before"),
  ],
  "claim received": [
    opens("AccountModule", 1.2, "same user", "before"),
    does("ClaimView", "Claim viewed.", 0.8, "same user", "before"),
    does("ClaimProcReceivedEdit", "Received claim procedure edited.", 1.1, "same user", "after"),
    does("InsWriteOffEdit", "Write-off edited.", 0.5, "same user", "after"),
    does("ClaimSentEdit", "Sent claim edited.", 0.5, "same user", "after"),
  ],
  "insurance payment posted": [does("InsPayEdit", "Insurance payment edited.", 0.4, "same user", "after")],
  "payment posted": [
    opens("AccountModule", 1.1, "same user", "before"),
    does("PaymentEdit", "Payment edited.", 0.2, "same user", "after"),
  ],
  "adjustment made": [
    opens("AccountModule", 0.9, "same user", "before"),
    does("AdjustmentEdit", "Adjustment edited.", 0.15, "same user", "after"),
  ],
  "statement sent": [opens("AccountModule", 0.9, "same user", "before")],
  "patient joined": [
    does("PatientEdit", "Patient information edited.", 2, "same user", "after"),
    does("PatPriProvEdit", "Primary provider set.", 0.9, "same user", "after"),
    does("PatientBillingEdit", "Billing type set.", 0.4, "same user", "after"),
  ],
  "patient changed": [opens("FamilyModule", 0.9, "same user", "before")],
  "coverage started": [
    opens("FamilyModule", 1, "same user", "before"),
    does("InsPlanEdit", "Insurance plan edited.", 1.2, "same user", "after"),
  ],
  "coverage ended": [opens("FamilyModule", 1, "same user", "before")],
} as const satisfies Readonly<Record<string, readonly Habit[]>>;
