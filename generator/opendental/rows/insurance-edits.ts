import { dayOfMoment, formatDay, type Moment } from "../../../foundation/calendar.ts";
import { insuranceDeskRates } from "../../catalog/rates/insurance-desk.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Coverage, InsurancePlan } from "../../world/insurance.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { ColumnName, Row } from "../schema/tables.ts";
import { benefitsOf } from "./benefits.ts";

const { secondsPerField } = insuranceDeskRates;
const { InsBenefitType, InsEditLogType, InsEditPatLogType } = enumerations;

/** What OpenDental writes in place of a value that was not there before, and is no longer there. */
const added = "NEW";
const removed = "DELETED";

/** `inseditlog`, `inseditpatlog`: field by field, what was entered of plans, benefits, carriers and coverages. */
export function writeInsuranceEdits(book: PracticeBook, out: RowWriter): void {
  let benefit = writeImported(book, out);
  for (const event of book.events) {
    switch (event.kind) {
      case "carrier added": {
        const { id, name } = event.carrier;
        writeEntered(book, { kind: "Carrier", field: "CarrierNum", key: id, at: event.at, what: name }, out);
        break;
      }
      case "employer added": {
        const { id, name } = event.employer;
        writeEntered(
          book,
          { kind: "Employer", field: "EmployerNum", key: id, at: event.at, what: name },
          out,
        );
        break;
      }
      case "plan added":
        benefit = writePlan(book, { plan: event.plan, lastBenefit: benefit, pause: secondsPerField }, out);
        break;
      default:
        writeCoverageEdit(book, event, out);
    }
  }
}

/** Something with a key of its own that was entered or filled in. */
interface Edited {
  readonly kind: keyof typeof InsEditLogType;
  readonly key: number;
  readonly at: Moment;
  readonly what: string;
  /** The plan of a benefit; 0 for the rest. */
  readonly planId?: number;
}

function writeEntered(book: PracticeBook, edited: Edited & { readonly field: string }, out: RowWriter): void {
  writeEdit(book, { ...edited, old: added, now: String(edited.key) }, out);
}

function writeEdit(
  book: PracticeBook,
  edit: Edited & { readonly field: string; readonly old: string; readonly now: string },
  out: RowWriter,
): void {
  out.write("inseditlog", {
    FKey: edit.key,
    LogType: InsEditLogType[edit.kind],
    FieldName: edit.field,
    OldValue: edit.old,
    NewValue: edit.now,
    UserNum: book.deskOn(dayOfMoment(edit.at)),
    DateTStamp: edit.at,
    ParentKey: edit.planId ?? 0,
    Description: edit.what,
  });
}

/** What a conversion brought it typed by itself, all of it at once. Returns the last BenefitNum. */
function writeImported(book: PracticeBook, out: RowWriter): number {
  const { imported } = book.world;
  let benefit = 0;
  for (const { plan } of imported.plans())
    benefit = writePlan(book, { plan, lastBenefit: benefit, pause: 0 }, out);
  for (const { subscriptions, coverages } of imported.coverages()) {
    for (const { id, created: at } of subscriptions) writeSubscriberAdded(book, id, at, out);
    for (const coverage of coverages) writeCoverageAdded(book, coverage, coverage.created, out);
  }
  return benefit;
}

interface PlanEntry {
  readonly plan: InsurancePlan;
  /** The BenefitNum before its first. */
  readonly lastBenefit: number;
  /** Seconds between two fields. */
  readonly pause: number;
}

/** The plan is typed in first, then its benefits, one field after the other. Returns the last BenefitNum. */
function writePlan(book: PracticeBook, { plan, lastBenefit, pause }: PlanEntry, out: RowWriter): number {
  let at = plan.created;
  const later = (): Moment => (at += pause);
  const edited = { kind: "InsPlan", key: plan.id, what: plan.groupName } as const;
  writeEntered(book, { ...edited, field: "PlanNum", at }, out);
  for (const [field, old, now] of fieldsOf(plan)) {
    if (old !== now) writeEdit(book, { ...edited, at: later(), field, old, now }, out);
  }
  let number = lastBenefit;
  for (const benefit of benefitsOf(plan)) {
    const row = { kind: "Benefit", key: ++number, planId: plan.id, what: benefitName(benefit) } as const;
    writeEntered(book, { ...row, field: "BenefitNum", at: later() }, out);
    for (const { field, empty } of benefitFields) {
      const value = Number(benefit[field] ?? empty);
      if (value === empty) continue;
      writeEdit(book, { ...row, at: later(), field, old: String(empty), now: String(value) }, out);
    }
  }
  return number;
}

type FieldEdit = readonly [field: ColumnName<"insplan">, old: string, now: string];

function fieldsOf(plan: InsurancePlan): readonly FieldEdit[] {
  return [
    ["GroupName", "", plan.groupName],
    ["GroupNum", "", plan.groupNumber],
    ["CarrierNum", "0", String(plan.carrierId)],
    ["EmployerNum", "0", String(plan.employerId)],
    ["PlanType", "", plan.kind === "ppo" ? "p" : ""],
    ["FeeSched", "0", String(plan.feeScheduleId)],
    ["MonthRenew", "0", String(plan.renewalMonth === 1 ? 0 : plan.renewalMonth)],
    ["CodeSubstNone", "0", plan.downgradesBackFillings ? "0" : "1"],
  ];
}

/** The fields that a user fills in once the kind of a benefit is chosen, and what they hold before. */
const benefitFields = [
  { field: "Percent", empty: -1 },
  { field: "MonetaryAmt", empty: -1 },
  { field: "CoverageLevel", empty: 0 },
  { field: "TimePeriod", empty: 0 },
  { field: "QuantityQualifier", empty: 0 },
  { field: "Quantity", empty: 0 },
] as const satisfies readonly { readonly field: ColumnName<"benefit">; readonly empty: number }[];

const benefitNames = new Map(Object.entries(InsBenefitType).map(([name, value]) => [value, name]));

function benefitName({ BenefitType = 0 }: Row<"benefit">): string {
  return benefitNames.get(BenefitType as (typeof InsBenefitType)[keyof typeof InsBenefitType]) ?? "";
}

function writeCoverageEdit(book: PracticeBook, event: PracticeBook["events"][number], out: RowWriter): void {
  const { at } = event;
  switch (event.kind) {
    case "coverage started": {
      const { coverage, subscription } = event;
      if (subscription !== undefined) writeSubscriberAdded(book, subscription.id, at, out);
      return writeCoverageAdded(book, coverage, at, out);
    }
    case "coverage ended": {
      const patPlan = { kind: "PatPlan", field: "PatPlanNum", key: event.coverageId } as const;
      return writePatientEdit(book, { ...patPlan, at, old: String(event.coverageId), now: removed }, out);
    }
    case "subscription ended": {
      const subscriber = { kind: "Subscriber", field: "DateTerm", key: event.subscriptionId } as const;
      return writePatientEdit(book, { ...subscriber, at, old: "0001-01-01", now: formatDay(event.day) }, out);
    }
    default:
  }
}

function writeSubscriberAdded(book: PracticeBook, key: number, at: Moment, out: RowWriter): void {
  const subscriber = { kind: "Subscriber", field: "InsSubNum", key } as const;
  writePatientEdit(book, { ...subscriber, at, old: added, now: String(key) }, out);
}

function writeCoverageAdded(
  book: PracticeBook,
  { id: key, subscriptionId: parent }: Coverage,
  at: Moment,
  out: RowWriter,
): void {
  const patPlan = { kind: "PatPlan", field: "PatPlanNum", key, parent } as const;
  writePatientEdit(book, { ...patPlan, at, old: added, now: String(key) }, out);
}

interface PatientEdit {
  readonly kind: keyof typeof InsEditPatLogType;
  readonly key: number;
  /** The subscription of a coverage; 0 for none. */
  readonly parent?: number;
  readonly at: Moment;
  readonly field: string;
  readonly old: string;
  readonly now: string;
}

function writePatientEdit(book: PracticeBook, edit: PatientEdit, out: RowWriter): void {
  out.write("inseditpatlog", {
    FKey: edit.key,
    LogType: InsEditPatLogType[edit.kind],
    FieldName: edit.field,
    OldValue: edit.old,
    NewValue: edit.now,
    UserNum: book.deskOn(dayOfMoment(edit.at)),
    DateTStamp: edit.at,
    ParentKey: edit.parent ?? 0,
    Description: "",
  });
}
