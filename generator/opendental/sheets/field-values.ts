import { ageOn, dayOfMoment, type Moment } from "../../../foundation/calendar.ts";
import { laboratories } from "../../catalog/laboratories.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { medicationLines } from "../../catalog/sheets/medical-history.ts";
import { slashedDay } from "../encodings.ts";
import type { SheetFacts } from "./sheet-facts.ts";

/** What stands in a field of a name. */
export type FieldValue = (facts: SheetFacts) => string;

const momentDay = (moment: Moment): string => slashedDay(dayOfMoment(moment));

const person: Readonly<Record<string, FieldValue>> = {
  LName: ({ patient }) => patient.lastName,
  FName: ({ patient }) => patient.firstName,
  MiddleI: ({ patient }) => patient.middleInitial,
  Preferred: ({ patient }) => patient.preferredName,
  Birthdate: ({ patient }) => slashedDay(patient.birthdate),
  SSN: ({ patient }) => patient.ssn,
  Address: ({ patient }) => patient.address,
  City: ({ patient }) => patient.city,
  State: ({ patient }) => patient.state,
  Zip: ({ patient }) => patient.zip,
  HmPhone: ({ patient }) => patient.homePhone,
  WirelessPhone: ({ patient }) => patient.mobilePhone,
  Email: ({ patient }) => patient.email,
  "patient.nameFL": ({ patient }) => `${patient.firstName} ${patient.lastName}`,
  "patient.Birthdate": ({ patient }) => slashedDay(patient.birthdate),
  "patient.Age": ({ patient, occasion }) => String(ageOn(patient.birthdate, dayOfMoment(occasion.at))),
  "patient.HmPhone": ({ patient }) => patient.homePhone,
  "patient.WirelessPhone": ({ patient }) => patient.mobilePhone,
  "patient.address": ({ patient }) => patient.address,
  "patient.cityStateZip": ({ patient: { city, state, zip } }) => `${city}, ${state} ${zip}`,
  employerName: ({ book, patient }) => book.world.employers.get(patient.employerId)?.name ?? "",
};

const family: Readonly<Record<string, FieldValue>> = {
  guarantorNameFL: ({ guarantor }) => `${guarantor.firstName} ${guarantor.lastName}`,
  guarantorRelationship: ({ patient, guarantor }) => {
    if (patient.id === guarantor.id) return "self";
    return patient.position === "child" ? "parent" : "spouse";
  },
  guarantorPhone: ({ guarantor }) => guarantor.mobilePhone || guarantor.homePhone,
  guarantorEmail: ({ guarantor }) => guarantor.email,
  ICEName: ({ patient, guarantor }) => (patient.id === guarantor.id ? "" : guarantor.firstName),
  ICEPhone: ({ patient, guarantor }) => (patient.id === guarantor.id ? "" : guarantor.mobilePhone),
};

const office: Readonly<Record<string, FieldValue>> = {
  "practice.Title": ({ book }) => book.world.practice.title,
  "practice.Address": ({ book: { world } }) => {
    const { address, city, state, zip } = world.practice;
    return `${address}, ${city}, ${state} ${zip}`;
  },
  "practice.PhoneNumber": ({ book }) => book.world.practice.phone,
  "provider.nameFL": ({ provider }) =>
    provider === undefined ? "" : `${provider.firstName} ${provider.lastName}`,
  "dateTime.Today": ({ occasion }) => momentDay(occasion.at),
};

const health: Readonly<Record<string, FieldValue>> = {
  allergies: ({ health: { allergies } }) => [...allergies].join(", "),
  problems: ({ health: { problems } }) => [...problems].join(", "),
  medications: ({ health: { medications } }) => [...medications].join(", "),
  ...Object.fromEntries(
    Array.from({ length: medicationLines }, (_, line): [string, FieldValue] => [
      `inputMed${line + 1}`,
      ({ health: { medications } }) => [...medications][line] ?? "",
    ]),
  ),
};

const treatment: Readonly<Record<string, FieldValue>> = {
  "consent.procedures": ({ occasion: { procedures = [] } }) =>
    [...new Set(procedures.map(({ code }) => procedureCode(code).name))].join(", "),
  "consent.teeth": ({ occasion: { procedures = [] } }) =>
    [...new Set(procedures.map(({ tooth }) => tooth).filter((tooth) => tooth !== ""))].join(", "),
  teeth: ({ occasion: { procedures = [] } }) => procedures[0]?.tooth ?? "",
  "referral.nameFL": ({ referral }) =>
    referral === undefined ? "" : `${referral.firstName} ${referral.lastName}`,
  "referral.specialty": ({ referral }) => referral?.specialty ?? "",
  referredFrom: ({ referral }) =>
    referral === undefined ? "" : `${referral.firstName} ${referral.lastName}`.trim(),
};

const laboratory: Readonly<Record<string, FieldValue>> = {
  "lab.Description": ({ occasion: { labCase } }) =>
    laboratories[(labCase?.laboratoryId ?? 0) - 1]?.name ?? "",
  "lab.Address": ({ occasion: { labCase } }) => {
    const found = laboratories[(labCase?.laboratoryId ?? 0) - 1];
    return found === undefined ? "" : `${found.city}, ${found.state}`;
  },
  "labcase.DateTimeSent": ({ occasion }) => momentDay(occasion.at),
  "labcase.DateTimeDue": ({ occasion: { labCase } }) => (labCase === undefined ? "" : momentDay(labCase.due)),
  "labcase.tooth": ({ occasion: { labCase } }) => labCase?.tooth ?? "",
  "labcase.Instructions": ({ occasion: { labCase } }) => labCase?.work ?? "",
};

/** By the names of the fields; what is not here is answered by the person alone. */
export const fieldValues: ReadonlyMap<string, FieldValue> = new Map(
  Object.entries({
    ...person,
    ...family,
    ...office,
    ...health,
    ...treatment,
    ...laboratory,
    ...insurance(1),
    ...insurance(2),
  }),
);

function insurance(ordinal: 1 | 2): Readonly<Record<string, FieldValue>> {
  const covered =
    (value: (facts: SheetFacts, coverage: SheetFacts["coverages"][number]) => string): FieldValue =>
    (facts) => {
      const coverage = facts.coverages[ordinal - 1];
      return coverage === undefined ? "" : value(facts, coverage);
    };
  const planOf = ({ book }: SheetFacts, { subscription }: SheetFacts["coverages"][number]) =>
    book.world.plans.get(subscription.planId);
  const carrierOf = (facts: SheetFacts, coverage: SheetFacts["coverages"][number]) =>
    facts.book.world.carriers.get(planOf(facts, coverage)?.carrierId ?? 0);
  const name = `ins${ordinal}`;
  return {
    [`${name}CarrierName`]: covered((facts, coverage) => carrierOf(facts, coverage)?.name ?? ""),
    [`${name}CarrierPhone`]: covered((facts, coverage) => carrierOf(facts, coverage)?.phone ?? ""),
    [`${name}EmployerName`]: covered((facts, coverage) => {
      const employerId = planOf(facts, coverage)?.employerId ?? 0;
      return facts.book.world.employers.get(employerId)?.name ?? "";
    }),
    [`${name}GroupName`]: covered((facts, coverage) => planOf(facts, coverage)?.groupName ?? ""),
    [`${name}GroupNum`]: covered((facts, coverage) => planOf(facts, coverage)?.groupNumber ?? ""),
    [`${name}SubscriberID`]: covered((_, { subscription }) => subscription.subscriberId),
    [`${name}SubscriberNameF`]: covered(({ book }, { subscription }) => {
      return book.world.patients.get(subscription.subscriberPatientId)?.firstName ?? "";
    }),
    [`${name}Relat`]: covered((_, { coverage }) => coverage.relationship),
  };
}
