import { type Day, dayOfMoment, emptyDay, momentAt } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Carrier, InsurancePlan, Subscription } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { relationshipCodes } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";
import { defaultClaimForm, defaultFilingCode, stateFilingCode } from "./claim-setup.ts";

const planTypes: Readonly<Record<InsurancePlan["kind"], string>> = { ppo: "p", category: "" };

/** `carrier`, `employer`, `insplan`, `inssub`, `patplan`, `insverify`: who insures whom through whom. */
export function writeInsurance(book: PracticeBook, out: RowWriter): void {
  const { world } = book;
  for (const carrier of world.carriers.values()) writeCarrier(book, carrier, out);
  for (const { id, name } of world.employers.values()) {
    out.write("employer", { EmployerNum: id, EmpName: name });
  }
  for (const plan of world.plans.values()) writePlan(book, plan, out);
  for (const subscription of world.subscriptions.values()) writeSubscription(book, subscription, out);
  const inForce = writePatientPlans(book, out);
  writeVerifications(book, inForce, out);
}

function writeCarrier({ frontDesk }: PracticeBook, carrier: Carrier, out: RowWriter): void {
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

function writePlan(book: PracticeBook, plan: InsurancePlan, out: RowWriter): void {
  out.write("insplan", {
    PlanNum: plan.id,
    GroupName: plan.groupName,
    GroupNum: plan.groupNumber,
    PlanNote: "",
    FeeSched: plan.feeScheduleId,
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

function writeSubscription({ frontDesk }: PracticeBook, subscription: Subscription, out: RowWriter): void {
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

/**
 * A coverage that has ended is taken off the patient, as the office does; its subscription and claims stay. Answers
 * with the PatPlanNums that are left.
 */
function writePatientPlans(book: PracticeBook, out: RowWriter): ReadonlySet<number> {
  const inForce = new Set<number>();
  for (const patientId of book.world.patients.keys()) {
    book.coveragesOn(patientId, book.asOf).forEach(({ coverage, subscription }, index) => {
      inForce.add(coverage.id);
      // A secondary coverage moves up when the primary one has ended.
      const ordinal = index + 1;
      out.write("patplan", {
        PatPlanNum: coverage.id,
        PatNum: patientId,
        Ordinal: ordinal,
        Relationship: relationshipCodes[coverage.relationship],
        InsSubNum: subscription.id,
        OrthoAutoFeeBilledOverride: -1,
        SecDateTEntry: coverage.created,
        SecDateTEdit: ordinal === coverage.ordinal ? coverage.created : book.coverageChanged(patientId),
      });
    });
  }
  return inForce;
}

/** In the order in which plans and enrolments came; that of an enrolment goes with it. */
function writeVerifications(book: PracticeBook, inForce: ReadonlySet<number>, out: RowWriter): void {
  let number = 0;
  for (const event of book.events) {
    if (event.kind === "plan added") {
      const { id: key, created } = event.plan;
      writeVerification(
        book,
        { number: ++number, type: "InsuranceBenefit", key, day: dayOfMoment(created) },
        out,
      );
    } else if (event.kind === "coverage started") {
      const { id: key, created } = event.coverage;
      number++;
      if (!inForce.has(key)) continue;
      writeVerification(book, { number, type: "PatientEnrollment", key, day: dayOfMoment(created) }, out);
    }
  }
}

interface Verification {
  /** InsVerifyNum. */
  readonly number: number;
  readonly type: "InsuranceBenefit" | "PatientEnrollment";
  /** PlanNum or PatPlanNum. */
  readonly key: number;
  readonly day: Day;
}

function writeVerification(
  { frontDesk }: PracticeBook,
  { number, type, key, day }: Verification,
  out: RowWriter,
): void {
  const noon = momentAt(day, 12 * 60);
  out.write("insverify", {
    InsVerifyNum: number,
    DateLastVerified: day,
    UserNum: frontDesk.id,
    VerifyType: enumerations.VerifyTypes[type],
    FKey: key,
    DefNum: definitionNumber("InsuranceVerificationStatus", "Verified"),
    Note: "",
    DateLastAssigned: day,
    DateTimeEntry: noon,
    SecDateTEdit: noon,
  });
}
