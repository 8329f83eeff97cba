import type { CodesRule, Severity } from "../../contract.ts";

const through = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const codes = (
  id: string,
  list: readonly (number | string)[],
  severity: Severity = "error",
  where?: string,
): CodesRule => {
  const [table = "", column = ""] = id.split(".");
  return {
    kind: "codes",
    id,
    severity,
    table,
    column,
    codes: list,
    ...(where === undefined ? {} : { where }),
  };
};

export const patientPaymentTypes = [69, 70, 71, 391, 412, 417, 574, 634, 676, 681];
const refundsOfPayers = [645, 646, 647, 661];
const paymentTypes = [0, ...patientPaymentTypes, 72];
const payerPaymentTypes = [261, 303, 463, 464, 465, 466, 467, 469, ...refundsOfPayers];

/** Types of adjustments that stand for something; of others nothing is known. */
export const adjustmentTypes: Readonly<Record<string, readonly number[]>> = {
  "insurance write-off": [188],
  "provider discount": [474, 475],
  "senior discount": [186],
  reallocation: [235],
  "employee discount": [472, 485],
  "cash discount": [9, 185],
  "patient refund": [18, 337],
  "referral credit": [483],
  "new patient discount": [537],
  "administrative correction": [549],
  "administrative adjustment": [550],
  "family discount": [482, 486],
  others: [601, 616, 655],
};

const appointmentTypeNames = [
  "None",
  "Adult Recare",
  "Prophy Child New",
  "Adult Cleaning (New Patient)",
  "Adult Cleaning (Existing Patient)",
  "Child Cleaning (New Patient)",
  "Child Cleaning (Existing Patient)",
  "Comp, FMX, 4BWX",
  "Crown Prep",
  "Implant Consult",
  "Emergency Pain",
  "30 Minute Appt",
  "WebSched New Patient Default",
  "......",
  "zzzzzzzzDO NOT USE",
];

const permanentTeeth = through(1, 32).map(String);
const primaryTeeth = [..."ABCDEFGHIJKLMNOPQRST"];

/** Lists of codes that tests accept. */
export const codeRules: readonly CodesRule[] = [
  codes("payment.PayType", paymentTypes),
  codes("claimpayment.PayType", [...payerPaymentTypes, ...paymentTypes]),
  codes("paysplit.UnearnedType", [0, 288, 439]),
  codes("procedurecode.ProcCat", [
    ...through(73, 83),
    85,
    250,
    251,
    260,
    300,
    301,
    540,
    548,
    622,
    665,
    667,
    668,
  ]),
  codes(
    "commlog.CommType",
    [0, 224, 225, 226, 228, 425, 427, 428, 429, 432, 509, 510, 571, 603, 614, 615, 636],
  ),
  codes(
    "schedule.BlockoutType",
    [241, 257, 258, 424, 506, 532, 590, 617, 618, 619, 620, 621, 638],
    "error",
    `"SchedType" = 2`,
  ),
  codes("recall.RecallStatus", [0, 95, 298]),
  codes("task.PriorityDefNum", [0, 263, 290], "logic"),
  codes("appointment.AptStatus", [1, 2, 3, 5, 6]),
  codes("appointment.AppointmentTypeNum", through(0, 12)),
  codes("appointmenttype.AppointmentTypeNum", through(0, 12)),
  codes("appointmenttype.AppointmentTypeName", appointmentTypeNames),
  codes("histappointment.HistApptAction", through(0, 4)),
  codes("procedurelog.ProcStatus", through(1, 8)),
  codes("claim.ClaimStatus", ["R", "S", "H", "W", "U", "I"]),
  codes("claim.ClaimType", ["P", "S", "Other"]),
  codes("claim.PlaceService", [0, 3]),
  codes("claim.PatRelat", [0, 1, 2, 4, 8]),
  codes("claimproc.Status", [0, 1, 2, 3, 4, 6, 9]),
  codes("claimsnapshot.SnapshotTrigger", [0, 1]),
  codes("claimtracking.TrackingType", ["ClaimProcReceived", "StatusHistory", "ClaimUser"]),
  codes("insverify.VerifyType", [1, 2]),
  codes("insverifyhist.VerifyType", [1, 2]),
  codes("benefit.BenefitType", through(1, 6)),
  codes("insplan.PlanType", ["P", "H", "I", "D", "E", ""], "warning"),
  codes("patient.Gender", [0, 1, 2]),
  codes("patient.PatStatus", through(0, 5)),
  codes("patient.Position", through(0, 4)),
  codes("patient.PreferConfirmMethod", [0, 2, 3, 4, 6, 8]),
  codes("patient.PreferContactMethod", [0, 2, 3, 4, 5, 6, 8]),
  codes("patient.PreferRecallMethod", [0, 2, 4, 8]),
  codes("patient.Urgency", [0, 1]),
  codes("patient.BillingCycleDay", through(1, 31)),
  codes("patient.SchedDayOfWeek", through(0, 6)),
  codes("patient.HasIns", ["", "1"], "logic"),
  codes("provider.ProvStatus", [0, 1]),
  codes("provider.AnesthProvType", [0, 1]),
  codes("treatplan.TPStatus", [0]),
  codes("treatplan.TPType", [0]),
  codes("schedule.SchedType", through(0, 3)),
  codes("schedule.Status", through(0, 6)),
  codes("task.TaskStatus", [0, 1, 2]),
  codes("task.ObjectType", [0, 1, 2]),
  codes("commlog.Mode_", [0, 1, 2, 3, 4, 5, 6, 8]),
  codes("commlog.CommSource", [0, 1, 2, 3, 4, 6, 9]),
  codes("commlog.SentOrReceived", [0, 1, 2], "logic"),
  codes("statement.Mode_", through(0, 7), "logic"),
  codes("statementprod.ProdType", [1, 2, 3], "logic"),
  codes("refattach.RefToStatus", through(0, 5)),
  codes("entrylog.FKeyType", [0]),
  codes("entrylog.LogSource", [0, 7, 16, 19]),
  codes("userodpref.FkeyType", [0, 3, ...through(8, 13), 17, 19, 20, 21, 23, 24, 26, 27]),
  codes("toothinitial.ToothNum", [...permanentTeeth, ...primaryTeeth]),
  codes("periomeasure.IntTooth", through(1, 32)),
  codes("recalltype.DefaultInterval", [0, 196_609, 393_216, 393_217, 16_777_217, 83_886_081]),
];
