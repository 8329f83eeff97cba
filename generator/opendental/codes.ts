/** How the world's words are stored: OpenDental's numbers, letters and DefNums for each of them. */
import { definitionNumber } from "../catalog/definitions.ts";
import type { Claim, ClaimLineStatus, ClaimStatus, Coverage, InsurancePayment } from "../world/insurance.ts";
import type { AdjustmentKind, PaymentMethod, Statement } from "../world/money.ts";
import type {
  Contact,
  ContactMode,
  ContactTopic,
  FamilyPosition,
  Gender,
  PatientStatus,
  ReferralAttachment,
} from "../world/people.ts";
import type {
  AppointmentAction,
  AppointmentStatus,
  Confirmation,
  Procedure,
  ProcedureStatus,
  TreatmentPlan,
} from "../world/treatment.ts";
import { enumerations } from "./schema/enumerations.ts";

type Coded<Word extends string> = Readonly<Record<Word, number>>;

const {
  ApptStatus,
  ClaimProcStatus,
  CommItemMode,
  CommSentOrReceived,
  HistAppointmentAction,
  PatientGender,
  PatientPosition,
  PatientStatus: PatStatus,
  ProcStat,
  ReferralType,
  Relat,
  StatementMode,
  TreatPlanStatus,
} = enumerations;

export const patientStatusCodes: Coded<PatientStatus> = {
  patient: PatStatus.Patient,
  nonpatient: PatStatus.NonPatient,
  inactive: PatStatus.Inactive,
  archived: PatStatus.Archived,
  deceased: PatStatus.Deceased,
  deleted: PatStatus.Deleted,
};

export const genderCodes: Coded<Gender> = { male: PatientGender.Male, female: PatientGender.Female };

export const positionCodes: Coded<FamilyPosition> = {
  single: PatientPosition.Single,
  married: PatientPosition.Married,
  child: PatientPosition.Child,
};

export const relationshipCodes: Coded<Coverage["relationship"]> = {
  self: Relat.Self,
  spouse: Relat.Spouse,
  child: Relat.Child,
};

export const appointmentStatusCodes: Coded<AppointmentStatus> = {
  scheduled: ApptStatus.Scheduled,
  complete: ApptStatus.Complete,
  broken: ApptStatus.Broken,
  unscheduled: ApptStatus.UnschedList,
};

export const appointmentActionCodes: Coded<AppointmentAction> = {
  created: HistAppointmentAction.Created,
  changed: HistAppointmentAction.Changed,
  missed: HistAppointmentAction.Missed,
  cancelled: HistAppointmentAction.Cancelled,
  deleted: HistAppointmentAction.Deleted,
};

/** DefNums. */
export const confirmationDefinitions: Coded<Confirmation> = {
  unconfirmed: definitionNumber("ApptConfirmed", "Not Called"),
  "left message": definitionNumber("ApptConfirmed", "Left Message"),
  unreachable: definitionNumber("ApptConfirmed", "Unable to Reach"),
  confirmed: definitionNumber("ApptConfirmed", "Appointment Confirmed"),
  arrived: definitionNumber("ApptConfirmed", "Arrived"),
  seated: definitionNumber("ApptConfirmed", "In Treatment Room"),
  dismissed: definitionNumber("ApptConfirmed", "Dismissed"),
};

export const procedureStatusCodes: Coded<ProcedureStatus> = {
  planned: ProcStat.TP,
  complete: ProcStat.C,
  existing: ProcStat.EO,
  referred: ProcStat.R,
  deleted: ProcStat.D,
};

/** DefNums; 0 for none. */
export const priorityDefinitions: Coded<Procedure["priority"]> = {
  none: 0,
  urgent: definitionNumber("TxPriorities", "Urgent"),
  next: definitionNumber("TxPriorities", "Next"),
  later: definitionNumber("TxPriorities", "Later"),
};

export const treatmentPlanStatusCodes: Coded<TreatmentPlan["status"]> = {
  active: TreatPlanStatus.Active,
  saved: TreatPlanStatus.Saved,
  inactive: TreatPlanStatus.Inactive,
};

export const claimStatusLetters: Readonly<Record<ClaimStatus, string>> = {
  held: "H",
  unsent: "U",
  sent: "S",
  received: "R",
};

export const claimTypeLetters: Readonly<Record<Claim["type"], string>> = {
  primary: "P",
  secondary: "S",
  preauthorisation: "PreAuth",
};

export const claimLineStatusCodes: Coded<ClaimLineStatus> = {
  estimate: ClaimProcStatus.Estimate,
  preauthorisation: ClaimProcStatus.Preauth,
  "not received": ClaimProcStatus.NotReceived,
  received: ClaimProcStatus.Received,
  supplemental: ClaimProcStatus.Supplemental,
};

/** DefNums. */
export const insurancePaymentDefinitions: Coded<InsurancePayment["method"]> = {
  check: definitionNumber("InsurancePaymentType", "Check"),
  electronic: definitionNumber("InsurancePaymentType", "EFT"),
};

/** DefNums; 0 marks an income transfer. */
export const paymentDefinitions: Coded<PaymentMethod> = {
  card: definitionNumber("PaymentTypes", "Credit Card"),
  check: definitionNumber("PaymentTypes", "Check"),
  cash: definitionNumber("PaymentTypes", "Cash"),
  financing: definitionNumber("PaymentTypes", "Patient Financing"),
  refund: definitionNumber("PaymentTypes", "Refund"),
  "income transfer": 0,
};

/** DefNum of money paid ahead of treatment. */
export const unearnedDefinition = definitionNumber("PaySplitUnearnedType", "Prepayment");

/** DefNums. */
export const adjustmentDefinitions: Coded<AdjustmentKind> = {
  "courtesy discount": definitionNumber("AdjTypes", "Courtesy Discount"),
  "cash discount": definitionNumber("AdjTypes", "Cash Discount"),
  "senior discount": definitionNumber("AdjTypes", "Senior Discount"),
  "staff discount": definitionNumber("AdjTypes", "Staff Discount"),
  "bad debt": definitionNumber("AdjTypes", "Bad Debt Write-off"),
  "bad debt recovery": definitionNumber("AdjTypes", "Bad Debt Recovery"),
  "small balance": definitionNumber("AdjTypes", "Small Balance Write-off"),
  "finance charge": definitionNumber("AdjTypes", "Finance Charge"),
  "returned check fee": definitionNumber("AdjTypes", "Returned Check Fee"),
  "missed appointment fee": definitionNumber("AdjTypes", "Missed Appointment Fee"),
};

export const statementModeCodes: Coded<Statement["mode"]> = {
  mail: StatementMode.Mail,
  "in person": StatementMode.InPerson,
  email: StatementMode.Email,
  electronic: StatementMode.Electronic,
};

export const contactModeCodes: Coded<ContactMode> = {
  none: CommItemMode.None,
  email: CommItemMode.Email,
  mail: CommItemMode.Mail,
  phone: CommItemMode.Phone,
  "in person": CommItemMode.InPerson,
  text: CommItemMode.Text,
};

export const contactDirectionCodes: Coded<Contact["direction"]> = {
  neither: CommSentOrReceived.Neither,
  sent: CommSentOrReceived.Sent,
  received: CommSentOrReceived.Received,
};

/** DefNums. */
export const contactTopicDefinitions: Coded<ContactTopic> = {
  appointment: definitionNumber("CommLogTypes", "Appointment Related"),
  recall: definitionNumber("CommLogTypes", "Recall"),
  financial: definitionNumber("CommLogTypes", "Financial"),
  insurance: definitionNumber("CommLogTypes", "Insurance"),
  miscellaneous: definitionNumber("CommLogTypes", "Miscellaneous"),
};

/** DefNums of what a recall's status becomes when its patient is reminded. */
export const recallReminderDefinitions: Readonly<Partial<Record<ContactMode, number>>> = {
  text: definitionNumber("RecallUnschedStatus", "Text Sent"),
  email: definitionNumber("RecallUnschedStatus", "E-mail Sent"),
  mail: definitionNumber("RecallUnschedStatus", "Postcard Sent"),
  phone: definitionNumber("RecallUnschedStatus", "Left Message"),
};

export const referralDirectionCodes: Coded<ReferralAttachment["direction"]> = {
  from: ReferralType.RefFrom,
  to: ReferralType.RefTo,
};
