import { dayOfMoment, emptyDay, emptyMoment, type Moment } from "../../../foundation/calendar.ts";
import { conditionNamed } from "../../catalog/conditions.ts";
import { type DefinitionName, definitionNumber } from "../../catalog/definitions.ts";
import { ageFamily, balanceOf } from "../../ledger/aging.ts";
import { entriesOfFamily, entriesOfPatient } from "../../ledger/entry.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import { medicalAlert, needsPremedication } from "../../world/health.ts";
import type { ImportedChart } from "../../world/imported-charts.ts";
import type { AdjustmentKind, Aging } from "../../world/money.ts";
import type { Patient } from "../../world/people.ts";
import type { Cents } from "../../world/practice.ts";
import type { World } from "../../world/world.ts";
import { lastAccountMovements } from "../account-movements.ts";
import type { PracticeBook } from "../book.ts";
import { genderCodes, patientStatusCodes, positionCodes } from "../codes.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { Row } from "../schema/tables.ts";
import { statedEmployers } from "../stated-employers.ts";

const { ContactMethod, YN } = enumerations;

/**
 * `patient`, `patientnote`: the people on the books. A guarantor's row holds the whole family's balance by age on the
 * practice's today; everybody else's holds zeros, and EstBalance is each patient's own.
 */
export function writePatients(book: PracticeBook, out: RowWriter): void {
  const employers = new Map([...statedEmployers(book)].map(({ patientId, id }) => [patientId, id]));
  const touched = lastTouched(book);
  for (const patient of book.world.patients.values()) {
    const columns = Object.assign(
      person(patient),
      address(patient),
      contactWishes(patient),
      officeFields(book, patient),
      // The employer of the plan takes the place of the one that the patient named.
      { EmployerNum: patient.employerId || (employers.get(patient.id) ?? 0) },
      balances(book, patient),
    );
    Object.assign(columns, { DateTStamp: touched(patient) });
    out.write("patient", columns);
    writePatientNote(patient, out);
  }
}

/** The row of a former patient, of whom only a chart was imported. Who is a patient no more owes nothing. */
export function writeImportedPatient(
  book: PracticeBook,
  { patient, died }: ImportedChart,
  isInsured: boolean,
  out: RowWriter,
): void {
  out.write(
    "patient",
    Object.assign(person(patient), address(patient), contactWishes(patient), officeFields(book, patient), {
      DateTimeDeceased: died ?? emptyMoment,
      HasIns: isInsured ? "I" : "",
      DateTStamp: patient.edited,
    }),
  );
  writePatientNote(patient, out);
}

function writePatientNote(patient: Patient, out: RowWriter): void {
  out.write("patientnote", {
    PatNum: patient.id,
    FamFinancial: "",
    ApptPhone: "",
    Medical: "",
    Service: "",
    MedicalComp: "",
    Treatment: "",
    SecDateTEntry: patient.joined,
    SecDateTEdit: patient.joined,
  });
}

function person(patient: Patient): Row<"patient"> {
  return {
    PatNum: patient.id,
    Guarantor: patient.guarantorId,
    LName: patient.lastName,
    FName: patient.firstName,
    MiddleI: patient.middleInitial,
    Preferred: patient.preferredName,
    PatStatus: patientStatusCodes[patient.status],
    Gender: genderCodes[patient.gender],
    Position: positionCodes[patient.position],
    Birthdate: patient.birthdate,
    SSN: patient.ssn,
    DateTimeDeceased: patient.status === "deceased" ? patient.edited : emptyMoment,
  };
}

function address(patient: Patient): Row<"patient"> {
  return {
    Address: patient.address,
    City: patient.city,
    State: patient.state,
    Zip: patient.zip,
    HmPhone: patient.homePhone,
    WirelessPhone: patient.mobilePhone,
    Email: patient.email,
  };
}

function contactWishes({ mobilePhone, email }: Patient): Row<"patient"> {
  const hasMobile = mobilePhone !== "";
  const method = hasMobile ? ContactMethod.TextMessage : ContactMethod.HmPhone;
  return {
    TxtMsgOk: hasMobile ? YN.Yes : YN.Unknown,
    PreferConfirmMethod: method,
    PreferContactMethod: method,
    PreferRecallMethod: email === "" ? method : ContactMethod.Email,
  };
}

function officeFields(book: PracticeBook, patient: Patient): Row<"patient"> {
  return {
    PriProv: patient.primaryProviderId,
    SecProv: patient.secondaryProviderId,
    BillingType: definitionNumber("BillingTypes", billingType(book, patient)),
    HasIns: book.coveragesOn(patient.id, book.asOf).length > 0 ? "I" : "",
    DateFirstVisit: patient.firstVisit ?? emptyDay,
    MedUrgNote: medicalAlert(book.world, patient.id),
    Premed: flagOf(needsPremedication(book.world, patient.id)),
    ImageFolder: `${patient.lastName}${patient.firstName}${patient.id}`.replace(/[^A-Za-z0-9]/g, ""),
    BillingCycleDay: 1,
    SecUserNumEntry: book.frontDesk.id,
    SecDateEntry: dayOfMoment(patient.joined),
  };
}

/** Families whose debt was given up go to collections; those of the staff have their own type. */
function billingType({ world }: PracticeBook, patient: Patient): DefinitionName<"BillingTypes"> {
  const kinds = new Set<AdjustmentKind>();
  for (const member of world.familyOf(patient.guarantorId)) {
    for (const id of world.adjustmentsOfPatient(member)) {
      const adjustment = world.adjustments.get(id);
      if (adjustment !== undefined) kinds.add(adjustment.kind);
    }
  }
  if (kinds.has("bad debt")) return "Collections";
  return kinds.has("staff discount") ? "Staff and Family" : "Standard Account";
}

/** A patient's own balance, and for a guarantor the family's by age. */
function balances({ world, asOf }: PracticeBook, patient: Patient): Row<"patient"> {
  const isGuarantor = patient.guarantorId === patient.id;
  const entries = (isGuarantor ? entriesOfFamily : entriesOfPatient)(world, patient.id, asOf);
  const aging = isGuarantor ? ageFamily(world, patient.id, asOf, entries) : undefined;
  return {
    EstBalance: money(balanceOf(entries.filter(({ patientId }) => patientId === patient.id))),
    ...(aging === undefined ? {} : agingColumns(aging)),
    PayPlanDue: money(planDue(world, patient.id)),
  };
}

/** Instalments that are due and not paid, of the plans that somebody pays. */
function planDue({ paymentPlans }: World, guarantorId: number): Cents {
  const plans = paymentPlans.plansOf(guarantorId).flatMap((id) => paymentPlans.plans.get(id) ?? []);
  return plans.reduce((sum, { due, paid }) => sum + due - paid, 0);
}

/**
 * When a row last changed: by an edit, a movement on the account, a coverage that came or went, a new medical alert.
 * The nightly run that moves a charge from one bucket of age to the next leaves the stamp alone.
 */
function lastTouched(book: PracticeBook): (patient: Patient) => Moment {
  const movements = lastAccountMovements(book.world, book.events);
  const alerts = lastAlerts(book.events);
  return ({ id, edited }) =>
    Math.max(edited, movements.get(id) ?? 0, alerts.get(id) ?? 0, book.coverageChanged(id));
}

/** When something of a patient's health that the chair must know was last noted. */
function lastAlerts(events: readonly PracticeEvent[]): ReadonlyMap<number, Moment> {
  const last = new Map<number, Moment>();
  for (const event of events) {
    if (event.kind !== "medical history taken") continue;
    const isAlert = event.problems.some(({ condition }) => {
      const { alert, needsPremedication } = conditionNamed(condition);
      return alert !== undefined || needsPremedication === true;
    });
    if (isAlert || event.allergies.length > 0) last.set(event.patientId, event.at);
  }
  return last;
}

function agingColumns(aging: Aging): Row<"patient"> {
  return {
    Bal_0_30: money(aging.current),
    Bal_31_60: money(aging.from31To60),
    Bal_61_90: money(aging.from61To90),
    BalOver90: money(aging.over90),
    InsEst: money(aging.insuranceEstimate),
    BalTotal: money(aging.balance),
  };
}
