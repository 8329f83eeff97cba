import { groupBy } from "../../../../foundation/group-by.ts";
import { formatDate, formatLongDate, formatMoney } from "../../format.ts";
import type { KpiData } from "./kpi-data.ts";
import { appointmentOutcomes, type EventColumns, type KpiDetails, never } from "./kpi-details.ts";
import { claimAnswer, dayDate, dayOf } from "./kpi-lists.ts";

/** A patient as the warehouse knows one, and what happened on the account, day by day. */
export interface PatientAccount {
  readonly id: number;
  readonly name: string;
  readonly status: string;
  /** Year; undefined when unknown. */
  readonly born: number | undefined;
  readonly provider: string | undefined;
  readonly carrier: string;
  readonly firstVisit: string | undefined;
  readonly family: readonly FamilyMember[];
  /** In cents, before the first of the days. */
  readonly openingBalance: number;
  readonly days: readonly AccountDay[];
  /** In cents, at the end. */
  readonly balance: number;
}

export interface FamilyMember {
  readonly id: number;
  readonly name: string;
  readonly isGuarantor: boolean;
}

export interface AccountDay {
  readonly day: string;
  readonly entries: readonly AccountEntry[];
  /** In cents, after the day. */
  readonly balance: number;
}

export interface AccountEntry {
  readonly kind: "appointment" | "charge" | "credit" | "claim" | "broken";
  readonly text: string;
  readonly provider: string | undefined;
  /** In cents: charges above zero, credits below; undefined for what moves no money. */
  readonly cents: number | undefined;
}

interface Dated extends AccountEntry {
  readonly day: number;
}

/**
 * The account of a patient.
 *
 * @param id OpenDental's PatNum
 * @returns undefined when the site does not hold the patient
 */
export function patientAccount(data: KpiData, details: KpiDetails, id: number): PatientAccount | undefined {
  const place = details.patients.id.indexOf(id);
  if (place < 0) return undefined;
  const { patients, texts } = details;
  const openingBalance = patients.openingBalance[place] ?? 0;
  const days = daysOf(data, details, entriesOf(data, details, place), openingBalance);
  const [born = 0, firstVisit = never] = [patients.born[place], patients.firstVisit[place]];
  return {
    id,
    name: givenNameFirst(patients.name[place] ?? ""),
    status: texts[patients.status[place] ?? -1] ?? "",
    born: born === 0 ? undefined : born,
    provider: data.providers[patients.provider[place] ?? -1]?.name,
    carrier: texts[patients.carrier[place] ?? -1] ?? "",
    firstVisit: firstVisit === never ? undefined : formatLongDate(dayDate(details, firstVisit)),
    family: familyOf(details, place),
    openingBalance,
    days,
    balance: days.at(-1)?.balance ?? openingBalance,
  };
}

/** `Doe, Jane` → `Jane Doe`. */
const givenNameFirst = (name: string): string => name.split(", ").toReversed().join(" ");

function familyOf({ patients }: KpiDetails, place: number): readonly FamilyMember[] {
  const head = patients.guarantor[place];
  return patients.id.flatMap((id, member) =>
    patients.guarantor[member] === head
      ? [{ id, name: givenNameFirst(patients.name[member] ?? ""), isGuarantor: member === head }]
      : [],
  );
}

/** What comes first on a day: the visit, what was done, what was sent off, what was paid. */
function entriesOf(data: KpiData, details: KpiDetails, place: number): readonly Dated[] {
  const money = (columns: EventColumns, sign: 1 | -1, before = ""): readonly Dated[] =>
    own(columns.patient, place).map((index) => {
      const cents = sign * (columns.cents[index] ?? 0);
      const text = `${before}${details.texts[columns.text[index] ?? -1] ?? ""}`;
      const provider = data.providers[columns.provider[index] ?? -1]?.name;
      return {
        day: columns.day[index] ?? never,
        kind: cents < 0 ? "credit" : "charge",
        text,
        provider,
        cents,
      };
    });
  return [
    ...appointmentsOf(data, details, place),
    ...money(details.procedures, 1).filter(({ cents }) => cents !== 0),
    ...claimsOf(data, details, place),
    ...together(money(details.insurancePayments, -1, "paid by ")),
    ...together(money(details.writeOffs, -1, "written off under the contract with ")),
    ...money(details.adjustments, 1, "adjustment: "),
    ...together(money(details.payments, -1, "paid, ")),
    ...money(details.prepayments, -1, "prepayment, "),
    ...money(details.planEntries, 1, "payment plan: "),
  ];
}

/** What was paid on a day in one way is one payment to the patient, though split over procedures. */
function together(entries: readonly Dated[]): readonly Dated[] {
  return [...groupBy(entries, ({ day, text }) => `${day} ${text}`).values()].flatMap((splits) => {
    const [first] = splits;
    if (first === undefined) return [];
    return [{ ...first, cents: splits.reduce((sum, { cents }) => sum + (cents ?? 0), 0) }];
  });
}

function own(patients: readonly number[], place: number): readonly number[] {
  return patients.flatMap((patient, index) => (patient === place ? [index] : []));
}

function appointmentsOf(data: KpiData, details: KpiDetails, place: number): readonly Dated[] {
  const { appointments: columns, texts } = details;
  return own(columns.patient, place).map((index) => {
    const outcome = columns.outcome[index] ?? 0;
    const type = texts[columns.text[index] ?? -1] ?? "appointment";
    return {
      day: columns.day[index] ?? never,
      kind: outcome === 0 ? "appointment" : "broken",
      text: outcome === 0 ? `visit: ${type}` : `${appointmentOutcomes[outcome]}: ${type}`,
      provider: data.providers[columns.provider[index] ?? -1]?.name,
      cents: undefined,
    };
  });
}

function claimsOf(data: KpiData, details: KpiDetails, place: number): readonly Dated[] {
  const { claims: columns, texts } = details;
  return own(columns.patient, place).map((index) => {
    const billed = formatMoney((columns.cents[index] ?? 0) / 100);
    const answer = claimAnswer(details, index) ?? "no answer yet";
    return {
      day: columns.day[index] ?? never,
      kind: "claim",
      text: `claim for ${billed} sent to ${texts[columns.text[index] ?? -1] ?? "an insurer"}, ${answer}`,
      provider: data.providers[columns.provider[index] ?? -1]?.name,
      cents: undefined,
    };
  });
}

/** Claims from before the first listed day, and what is dated after the last of the books, are in the lists only. */
function daysOf(
  data: KpiData,
  details: KpiDetails,
  entries: readonly Dated[],
  openingBalance: number,
): readonly AccountDay[] {
  let balance = openingBalance;
  const last = dayOf(details, data.asOf);
  const days = [...groupBy(entries, ({ day }) => day)].filter(([day]) => day >= 0 && day <= last);
  return days
    .toSorted(([a], [b]) => a - b)
    .map(([day, own]) => {
      balance += own.reduce((sum, { cents }) => sum + (cents ?? 0), 0);
      return { day: formatDate(dayDate(details, day)), entries: own, balance };
    });
}
