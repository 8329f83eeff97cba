import { dayOfMoment, emptyDay, type Moment } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Carrier, Coverage, Employer, InsurancePlan, Subscription } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { relationshipCodes } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";
import { defaultClaimForm, defaultFilingCode, stateFilingCode } from "./claim-setup.ts";

const planTypes: Readonly<Record<InsurancePlan["kind"], string>> = { ppo: "p", category: "" };

/** `carrier`, `employer`, `insplan`, `inssub`, `patplan`: who insures whom through whom. */
export function writeInsurance(book: PracticeBook, out: RowWriter): void {
  const { world } = book;
  for (const carrier of world.carriers.values()) writeCarrier(book, carrier, out);
  for (const employer of world.employers.values()) writeEmployer(employer, out);
  for (const plan of world.plans.values()) writePlan(book, plan, 0, out);
  for (const subscription of world.subscriptions.values()) writeSubscription(book, subscription, out);
  for (const patientId of world.patients.keys()) writePatientPlans(book, patientId, out);
}

export function writeCarrier({ frontDesk }: PracticeBook, carrier: Carrier, out: RowWriter): void {
  out.write("carrier", {
    CarrierNum: carrier.id,
    CarrierName: carrier.name,
    Address: carrier.address,
    City: carrier.city,
    State: carrier.state,
    Zip: carrier.zip,
    Phone: carrier.phone,
    ElectID: carrier.electronicId,
    NoSendElect: enumerations.NoSendElectType.SendElect,
    CarrierGroupName: definitionNumber("CarrierGroupNames", "Commercial"),
    SecUserNumEntry: frontDesk.id,
    SecDateEntry: dayOfMoment(carrier.created),
    SecDateTEdit: carrier.created,
  });
}

export function writeEmployer({ id, name }: Employer, out: RowWriter): void {
  out.write("employer", { EmployerNum: id, EmpName: name });
}

/** A plan, with the schedule of what its insurer allows outside its network; 0 when none is known. */
export function writePlan(
  book: PracticeBook,
  plan: InsurancePlan,
  allowedScheduleId: number,
  out: RowWriter,
): void {
  out.write("insplan", {
    PlanNum: plan.id,
    GroupName: plan.groupName,
    GroupNum: plan.groupNumber,
    PlanNote: "",
    FeeSched: plan.feeScheduleId,
    AllowedFeeSched: allowedScheduleId,
    PlanType: planTypes[plan.kind],
    // 0 stands for the calendar year.
    MonthRenew: plan.renewalMonth === 1 ? 0 : plan.renewalMonth,
    CodeSubstNone: plan.downgradesBackFillings ? 0 : 1,
    ClaimFormNum: defaultClaimForm,
    EmployerNum: plan.employerId,
    CarrierNum: plan.carrierId,
    FilingCode: plan.sponsor === "state" ? stateFilingCode : defaultFilingCode,
    CobRule: enumerations.EnumCobRule.Standard,
    HasPpoSubstWriteoffs: 1,
    ExclusionFeeRule: enumerations.ExclusionRule.PracticeDefault,
    IsBlueBookEnabled: plan.kind === "category" ? 1 : 0,
    InsPlansZeroWriteOffsOnAnnualMaxOverride: -1,
    InsPlansZeroWriteOffsOnFreqOrAgingOverride: -1,
    SecUserNumEntry: book.frontDesk.id,
    SecDateEntry: dayOfMoment(plan.created),
    SecDateTEdit: plan.created,
  });
}

export function writeSubscription(
  { frontDesk }: PracticeBook,
  subscription: Subscription,
  out: RowWriter,
): void {
  out.write("inssub", {
    InsSubNum: subscription.id,
    PlanNum: subscription.planId,
    Subscriber: subscription.subscriberPatientId,
    DateEffective: subscription.effective,
    DateTerm: subscription.terminated ?? emptyDay,
    ReleaseInfo: 1,
    AssignBen: 1,
    SubscriberID: subscription.subscriberId,
    BenefitNotes: "",
    SubscNote: "",
    SecUserNumEntry: frontDesk.id,
    SecDateEntry: dayOfMoment(subscription.created),
    SecDateTEdit: subscription.edited,
  });
}

/** A coverage that has ended is taken off the patient, as the office does; its subscription and claims stay. */
function writePatientPlans(book: PracticeBook, patientId: number, out: RowWriter): void {
  book.coveragesOn(patientId, book.asOf).forEach(({ coverage }, index) => {
    // A secondary coverage moves up when the primary one has ended.
    const ordinal = index + 1;
    const edited = ordinal === coverage.ordinal ? coverage.created : book.coverageChanged(patientId);
    writeCoverage({ ...coverage, ordinal }, edited, out);
  });
}

/** A patient's coverage that was last edited at a moment. */
export function writeCoverage(coverage: Coverage, edited: Moment, out: RowWriter): void {
  out.write("patplan", {
    PatPlanNum: coverage.id,
    PatNum: coverage.patientId,
    Ordinal: coverage.ordinal,
    Relationship: relationshipCodes[coverage.relationship],
    InsSubNum: coverage.subscriptionId,
    OrthoAutoFeeBilledOverride: -1,
    SecDateTEntry: coverage.created,
    SecDateTEdit: edited,
  });
}
