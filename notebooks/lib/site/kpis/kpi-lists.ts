import { groupBy } from "../../../../foundation/group-by.ts";
import { formatDate, formatMoney } from "../../format.ts";
import { type KpiData, receivableAges } from "./kpi-data.ts";
import {
  appointmentOutcomes,
  type ClaimStanding,
  claimStandings,
  type EventColumns,
  type KpiDetails,
  never,
} from "./kpi-details.ts";
import { type Measure, type MeasureName, measures } from "./kpi-measures.ts";
import type { Scope } from "./kpi-scope.ts";
import { monthDate } from "./kpi-sections.ts";

/** One thing that counts in a figure. */
export interface ListedEvent {
  /** Place of the patient. */
  readonly patient: number;
  /** Days since the first; `never` for what has no day. */
  readonly day: number;
  /** Places of the providers whose work it is; a visit may have two, and a balance has none. */
  readonly providers: readonly number[];
  /** What it adds to the figure: cents or a count. */
  readonly amount: number;
  readonly text: string;
}

export interface ListedPatient {
  readonly patient: number;
  /** In dollars or a count. */
  readonly amount: number;
  readonly events: readonly ListedEvent[];
}

export interface PatientList {
  readonly measure: Measure;
  /** The sum of the rows, which is the figure of the KPI page. */
  readonly total: number;
  /** The largest first. */
  readonly patients: readonly ListedPatient[];
}

interface Listing {
  readonly data: KpiData;
  readonly details: KpiDetails;
  readonly scope: Scope;
}

type Events = (listing: Listing) => readonly ListedEvent[];

/** By measure, everything that its figure counts. A measure without an entry has no list. */
const eventsBehind: Readonly<Partial<Record<MeasureName, Events>>> = {
  gross_production: ({ details }) => money(details.procedures, details, 1),
  adjustments: ({ details }) => money(details.adjustments, details, 1),
  insurance_writeoffs: ({ details }) => money(details.writeOffs, details, -1, "written off, "),
  net_production: ({ details }) => [
    ...money(details.procedures, details, 1),
    ...money(details.adjustments, details, 1),
    ...money(details.writeOffs, details, -1, "written off, "),
  ],
  patient_collections: ({ details }) => money(details.payments, details, 1, "paid, "),
  insurance_collections: ({ details }) => money(details.insurancePayments, details, 1, "paid by "),
  collections: ({ details }) => [
    ...money(details.payments, details, 1, "paid, "),
    ...money(details.insurancePayments, details, 1, "paid by "),
  ],
  procedures_completed: ({ details }) => proceduresDone(details),
  patient_visits: ({ details }) => visits(details),
  new_patients: ({ details }) => newPatients(details),
  appointments_kept: ({ details }) => appointments(details, [0]),
  appointments_broken: ({ details }) => appointments(details, [1, 2, 3]),
  appointments_missed: ({ details }) => appointments(details, [1]),
  appointments_cancelled: ({ details }) => appointments(details, [2]),
  appointments_broken_otherwise: ({ details }) => appointments(details, [3]),
  claims_sent: ({ details }) => claims(details, ({ standing }) => standing !== "otherwise", count),
  claims_outstanding: (listing) => outstanding(listing, count),
  claims_outstanding_amount: (listing) => outstanding(listing, cents),
  ar_total: (listing) => balances(listing, (row) => row.owed + row.credit),
  ar_0_30: (listing) => balances(listing, (row) => row.ages[0]),
  ar_31_60: (listing) => balances(listing, (row) => row.ages[1]),
  ar_61_90: (listing) => balances(listing, (row) => row.ages[2]),
  ar_over_90: (listing) => balances(listing, (row) => row.ages[3]),
  ar_credit_balances: (listing) => balances(listing, (row) => row.credit),
};

/** Whether the patients behind a figure are in the site. */
export function canList(data: KpiData, name: MeasureName, scope: Scope): boolean {
  if (eventsBehind[name] === undefined) return false;
  const measure: Measure = measures[name];
  return (measure.over === "end" ? scope.to : scope.from) >= data.listedFrom;
}

/** The first month whose patients are listed; undefined when the practice is too large for any. */
export function firstListed({ months, listedFrom }: KpiData): Date | undefined {
  const month = months[listedFrom];
  return month === undefined ? undefined : monthDate(month);
}

/** The patients behind a figure, each with why; undefined when the site has no such list. */
export function listBehind(
  data: KpiData,
  details: KpiDetails,
  name: MeasureName,
  scope: Scope,
): PatientList | undefined {
  const behind = eventsBehind[name];
  if (behind === undefined || !canList(data, name, scope)) return undefined;
  const measure: Measure = measures[name];
  if (measure.value(data, scope) === null) return undefined;
  const isDated = measure.over !== "end";
  const [first, last] = [firstDayOf(data, details, scope.from), firstDayOf(data, details, scope.to + 1)];
  const counts = ({ day, providers }: ListedEvent): boolean =>
    (!isDated || (day >= first && day < last)) &&
    (providers.length === 0 || providers.some((place) => scope.providers.has(place)));
  const events = behind({ data, details, scope }).filter(counts);
  const scale = measure.unit === "money" ? 100 : 1;
  const patients = [...groupBy(events, ({ patient }) => patient)].map(([patient, own]) => ({
    patient,
    amount: sumOf(own) / scale,
    events: own.toSorted((a, b) => a.day - b.day),
  }));
  return {
    measure,
    total: sumOf(events) / scale,
    patients: patients.toSorted(
      (a, b) =>
        Math.abs(b.amount) - Math.abs(a.amount) || nameOf(details, a).localeCompare(nameOf(details, b), "en"),
    ),
  };
}

const nameOf = (details: KpiDetails, { patient }: ListedPatient): string =>
  details.patients.name[patient] ?? "";

const sumOf = (events: readonly ListedEvent[]): number => events.reduce((sum, { amount }) => sum + amount, 0);

/** Days since the first day to the first of a month. */
function firstDayOf(data: KpiData, details: KpiDetails, month: number): number {
  const [year = 0, first = 0] = (data.months[0] ?? "").split("-").map(Number);
  return Math.round((Date.UTC(year, first - 1 + month, 1) - Date.parse(details.firstDay)) / 86_400_000);
}

/** Days since the first day to the last of a month, as far as the books go. */
function lastDayOf(data: KpiData, details: KpiDetails, month: number): number {
  return Math.min(firstDayOf(data, details, month + 1) - 1, dayOf(details, data.asOf));
}

/** Days since the first day to a date as `2026-06-30`. */
export function dayOf(details: KpiDetails, date: string): number {
  return Math.round((Date.parse(date) - Date.parse(details.firstDay)) / 86_400_000);
}

export function dayDate(details: KpiDetails, day: number): Date {
  return new Date(Date.parse(details.firstDay) + day * 86_400_000);
}

function money(
  columns: EventColumns,
  details: KpiDetails,
  sign: 1 | -1,
  before = "",
): readonly ListedEvent[] {
  return columns.patient.map((patient, index) => {
    const amount = sign * (columns.cents[index] ?? 0);
    return {
      patient,
      day: columns.day[index] ?? never,
      providers: [columns.provider[index] ?? -1],
      amount,
      text: `${before}${details.texts[columns.text[index] ?? -1] ?? ""} · ${formatMoney(amount / 100)}`,
    };
  });
}

/** Each counts one. The codes of broken appointments stand among the procedures, and are no work. */
const brokenCodes = /^D998[67]\b/;

function proceduresDone(details: KpiDetails): readonly ListedEvent[] {
  const { procedures, texts } = details;
  return money(procedures, details, 1).flatMap((event, index) => {
    const text = texts[procedures.text[index] ?? -1] ?? "";
    return brokenCodes.test(text) ? [] : [{ ...event, amount: 1, text }];
  });
}

function visits(details: KpiDetails): readonly ListedEvent[] {
  const days = groupBy(proceduresDone(details), ({ patient, day }) => `${patient} ${day}`);
  return [...days.values()].flatMap((events) => {
    const [first] = events;
    if (first === undefined) return [];
    const providers = [...new Set(events.flatMap((event) => event.providers))];
    const texts = events.map(({ text }) => text);
    return [{ ...first, providers, amount: 1, text: texts.join(", ") }];
  });
}

function newPatients({ patients }: KpiDetails): readonly ListedEvent[] {
  return patients.firstVisit.flatMap((day, patient) =>
    day === never
      ? []
      : [
          {
            patient,
            day,
            providers: [patients.provider[patient] ?? -1],
            amount: 1,
            text: "first completed procedure",
          },
        ],
  );
}

function appointments(details: KpiDetails, wanted: readonly number[]): readonly ListedEvent[] {
  const { appointments: columns, texts } = details;
  return columns.patient.flatMap((patient, index) => {
    const outcome = columns.outcome[index] ?? -1;
    if (!wanted.includes(outcome)) return [];
    const type = texts[columns.text[index] ?? -1] ?? "appointment";
    return [
      {
        patient,
        day: columns.day[index] ?? never,
        providers: [columns.provider[index] ?? -1],
        amount: 1,
        text: `${type}, ${appointmentOutcomes[outcome] ?? ""}`,
      },
    ];
  });
}

const count = (): number => 1;
const cents = (amount: number): number => amount;

interface SentClaim {
  readonly sent: number;
  readonly received: number;
  readonly standing: ClaimStanding;
}

function claims(
  details: KpiDetails,
  counts: (claim: SentClaim) => boolean,
  amountOf: (cents: number) => number,
): readonly ListedEvent[] {
  const { claims: columns, texts } = details;
  return columns.patient.flatMap((patient, index) => {
    const day = columns.day[index] ?? never;
    const standing = claimStandings[columns.standing[index] ?? -1] ?? "otherwise";
    if (!counts({ sent: day, received: columns.received[index] ?? never, standing })) return [];
    const billed = columns.cents[index] ?? 0;
    const answer = claimAnswer(details, index) ?? "not answered";
    return [
      {
        patient,
        day,
        providers: [columns.provider[index] ?? -1],
        amount: amountOf(billed),
        text: `claim to ${texts[columns.text[index] ?? -1] ?? ""} for ${formatMoney(billed / 100)}, ${answer}`,
      },
    ];
  });
}

/** `answered 2026-05-02`; undefined while the claim is not answered. */
export function claimAnswer(details: KpiDetails, claim: number): string | undefined {
  const { received, standing } = details.claims;
  if (claimStandings[standing[claim] ?? -1] !== "received") return undefined;
  const day = received[claim] ?? never;
  return day === never ? "answered" : `answered ${formatDate(dayDate(details, day))}`;
}

/** As the marts have it: a claim that was received on an unknown day is not outstanding. */
function outstanding(
  { data, details, scope }: Listing,
  amountOf: (cents: number) => number,
): readonly ListedEvent[] {
  const end = lastDayOf(data, details, scope.to);
  return claims(
    details,
    ({ sent, received, standing }) => sent <= end && (standing !== "received" || received > end),
    amountOf,
  );
}

interface Balance {
  readonly ages: readonly [number, number, number, number];
  readonly owed: number;
  readonly credit: number;
}

function balances(
  { data, details, scope }: Listing,
  amountOf: (balance: Balance) => number,
): readonly ListedEvent[] {
  const { receivables: columns, patients } = details;
  return columns.patient.flatMap((patient, index) => {
    if (columns.month[index] !== scope.to) return [];
    if (scope.location !== undefined && patients.location[patient] !== scope.location) return [];
    const ages = [
      columns.from0To30[index] ?? 0,
      columns.from31To60[index] ?? 0,
      columns.from61To90[index] ?? 0,
      columns.over90[index] ?? 0,
    ] as const;
    const owed = ages.reduce((sum, age) => sum + age, 0);
    const balance = { ages, owed, credit: columns.credit[index] ?? 0 };
    const amount = amountOf(balance);
    if (amount === 0) return [];
    const last = lastDayOf(data, details, scope.to);
    const text = balance.credit < 0 ? "in credit" : describeAges(balance.ages);
    return [{ patient, day: last, providers: [], amount, text: `the family's account: ${text}` }];
  });
}

function describeAges(ages: readonly number[]): string {
  return ages
    .flatMap((age, index) =>
      age === 0 ? [] : [`${receivableAges[index]?.label.toLowerCase()} ${formatMoney(age / 100)}`],
    )
    .join(", ");
}
