import { formatDate } from "../../format.ts";
import type { Row, Warehouse } from "../../warehouse.ts";
import {
  type ClaimColumns,
  type EventColumns,
  type KpiDetails,
  never,
  type PatientColumns,
} from "./kpi-details.ts";
import { monthPlace, type Places, readPlaces } from "./read-kpi-data.ts";

/** What a site holds at most, so that a large practice's stays small: its newest months, as far as they fit. */
const mostListedRows = 40_000;

/**
 * The first month whose patients can be listed: from there on, the facts have at most so many rows.
 *
 * @returns the place of the month; after the last when not even that one fits
 */
export async function firstListedMonth(warehouse: Warehouse, most = mostListedRows): Promise<number> {
  const rows = await warehouse.rows(`
    with facts as (
        ${factTables.map((table) => `select ${table.month} as month_start from ${table.from}`).join("\n        union all\n        ")}
    ),

    months as (
        select
            calendar.month_start,
            count(facts.month_start) as facts
        from marts.mart_practice_monthly_kpis as calendar
        left join facts using (month_start)
        group by calendar.month_start
    ),

    to_the_end as (
        select
            month_start,
            sum(facts) over (order by month_start desc) as facts
        from months
    )

    select count(*) filter (where facts > ${most}) as place from to_the_end
  `);
  return Number(rows[0]?.["place"] ?? 0);
}

const factTables = [
  { from: "marts.fact_procedure where is_completed", month: "month_start" },
  { from: "marts.fact_adjustment", month: "month_start" },
  { from: "marts.fact_payment", month: "month_start" },
  { from: "marts.fact_appointment where is_kept or is_broken", month: "month_start" },
  { from: "marts.fact_claim where sent_date is not null", month: "date_trunc('month', sent_date)::date" },
  { from: "marts.mart_ar_monthly where closing_balance <> 0", month: "month_start" },
];

/**
 * Reads what lies behind the figures, from a month on; what an account stood at before is its opening balance.
 *
 * @param listedFrom place of the first month
 */
export async function readKpiDetails(warehouse: Warehouse, listedFrom: number): Promise<KpiDetails> {
  const places = await readPlaces(warehouse);
  const [start] = await warehouse.rows(
    `select (min(month_start) + interval (${listedFrom}) month)::date as first_day, max(month_end) as as_of from marts.mart_practice_monthly_kpis`,
  );
  const firstDay = start?.["first_day"] instanceof Date ? formatDate(start["first_day"]) : "";
  const reader = new DetailsReader(warehouse, places, firstDay);
  return reader.read(listedFrom);
}

class DetailsReader {
  private readonly texts = new Map<string, number>();
  private readonly patientPlaces = new Map<number, number>();
  private readonly warehouse: Warehouse;
  private readonly places: Places;
  private readonly firstDay: string;

  constructor(warehouse: Warehouse, places: Places, firstDay: string) {
    this.warehouse = warehouse;
    this.places = places;
    this.firstDay = firstDay;
  }

  async read(listedFrom: number): Promise<KpiDetails> {
    const patients = await this.patients();
    const details = {
      firstDay: this.firstDay,
      patients,
      procedures: await this.events(procedures),
      adjustments: await this.events(adjustments),
      payments: await this.events(payments("not is_unearned")),
      prepayments: await this.events(payments(`is_unearned and ${isOnLedger}`)),
      insurancePayments: await this.events(insurance("insurance_payment")),
      writeOffs: await this.events(insurance("write_off")),
      planEntries: await this.events(planEntries),
      appointments: await this.appointments(),
      claims: await this.claims(),
      receivables: await this.receivables(listedFrom),
    };
    return { ...details, texts: [...this.texts.keys()] };
  }

  private day(column: string): string {
    return `coalesce((${column})::date - date '${this.firstDay}', ${never})`;
  }

  private text(row: Row, name = "text"): number {
    const text = String(row[name] ?? "");
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    this.texts.set(text, this.texts.size);
    return this.texts.size - 1;
  }

  private patient(row: Row): number {
    return this.patientPlaces.get(Number(row["patient_id"])) ?? -1;
  }

  private provider(row: Row): number {
    return this.places.providerPlace(Number(row["provider_id"])) ?? -1;
  }

  /** The families of whom something is listed. */
  private async patients(): Promise<PatientColumns> {
    const rows = await this.warehouse.rows(`
      with opening as (
          select patient_id, (100 * sum(amount))::bigint as cents
          from intermediate.int_ledger_entries
          where entry_date < date '${this.firstDay}'
          group by patient_id
      ),

      seen as (
          select patient_id from intermediate.int_ledger_entries where entry_date >= date '${this.firstDay}'
          union
          select patient_id from marts.fact_procedure where is_completed and procedure_date >= date '${this.firstDay}'
          union
          select patient_id from marts.fact_adjustment where adjustment_date >= date '${this.firstDay}'
          union
          select patient_id from marts.fact_payment where payment_date >= date '${this.firstDay}'
          union
          select patient_id from marts.fact_appointment where appointment_date >= date '${this.firstDay}'
          union
          select patient_id from marts.fact_claim
          where ${this.isListedClaim()}
          union
          select guarantor_id from marts.mart_ar_monthly
          where closing_balance <> 0 and month_start >= date '${this.firstDay}'
      ),

      families as (
          select distinct guarantor_id from marts.dim_patient where patient_id in (select patient_id from seen)
      )

      select
          patients.patient_id,
          patients.guarantor_id,
          coalesce(
              nullif(concat_ws(', ', nullif(patients.last_name, ''), nullif(patients.first_name, '')), ''),
              'Patient ' || patients.patient_id
          ) as name,
          patients.patient_status as text,
          coalesce(year(patients.birth_date), 0) as born,
          coalesce(patients.primary_provider_id, 0) as provider_id,
          coalesce(heads.primary_provider_id, 0) as family_provider_id,
          coalesce(patients.primary_carrier_name, '') as carrier,
          ${this.day("patients.first_visit_date")} as first_visit,
          coalesce(opening.cents, 0) as opening
      from marts.dim_patient as patients
      left join marts.dim_patient as heads on patients.guarantor_id = heads.patient_id
      left join opening on patients.patient_id = opening.patient_id
      where patients.guarantor_id in (select guarantor_id from families)
      order by patients.patient_id
    `);
    rows.forEach((row, place) => {
      this.patientPlaces.set(Number(row["patient_id"]), place);
    });
    return {
      id: numbers(rows, "patient_id"),
      name: rows.map((row) => String(row["name"])),
      guarantor: rows.map((row) => this.patientPlaces.get(Number(row["guarantor_id"])) ?? -1),
      status: rows.map((row) => this.text(row)),
      born: numbers(rows, "born"),
      provider: rows.map((row) => this.provider(row)),
      carrier: rows.map((row) => this.text(row, "carrier")),
      location: rows.map((row) => this.places.locationOfProvider(Number(row["family_provider_id"]))),
      firstVisit: numbers(rows, "first_visit"),
      openingBalance: numbers(rows, "opening"),
    };
  }

  private async events({ select, from, date }: EventQuery): Promise<EventColumns> {
    const rows = await this.warehouse.rows(`
      select ${this.day(date)} as day, ${select}
      from ${from} and ${date} >= date '${this.firstDay}'
      order by all
    `);
    return this.eventColumns(rows);
  }

  private eventColumns(rows: readonly Row[]): EventColumns {
    return {
      patient: rows.map((row) => this.patient(row)),
      day: numbers(rows, "day"),
      provider: rows.map((row) => this.provider(row)),
      text: rows.map((row) => this.text(row)),
      cents: numbers(rows, "cents"),
    };
  }

  private async appointments(): Promise<KpiDetails["appointments"]> {
    const rows = await this.warehouse.rows(`
      select
          ${this.day("appointment_date")} as day,
          patient_id,
          provider_id,
          coalesce(lower(appointment_type_name), 'appointment') as text,
          case when is_kept then 0 when is_missed then 1 when is_cancelled then 2 else 3 end as outcome
      from marts.fact_appointment
      where (is_kept or is_broken) and appointment_date >= date '${this.firstDay}'
      order by all
    `);
    const { cents: _none, ...columns } = this.eventColumns(rows);
    return { ...columns, outcome: numbers(rows, "outcome") };
  }

  /** Also those sent before the first day, if they were open then. */
  private async claims(): Promise<ClaimColumns> {
    const rows = await this.warehouse.rows(`
      select
          ${this.day("claims.sent_date")} as day,
          claims.patient_id,
          claims.provider_id,
          coalesce(carriers.carrier_name, 'an insurer') as text,
          (100 * claims.claim_fee)::bigint as cents,
          case when claims.claim_status = 'received' then ${this.day("claims.received_date")} else ${never} end as received,
          case claims.claim_status when 'sent' then 0 when 'received' then 1 else 2 end as standing
      from marts.fact_claim as claims
      left join marts.dim_carrier as carriers using (carrier_id)
      where ${this.isListedClaim()}
      order by all
    `);
    return {
      ...this.eventColumns(rows),
      received: numbers(rows, "received"),
      standing: numbers(rows, "standing"),
    };
  }

  private isListedClaim(): string {
    return `not is_preauthorisation
          and sent_date is not null
          and claim_status is not null
          and (
              sent_date >= date '${this.firstDay}'
              or claim_status <> 'received'
              or received_date >= date '${this.firstDay}'
          )`;
  }

  private async receivables(listedFrom: number): Promise<KpiDetails["receivables"]> {
    const rows = await this.warehouse.rows(`
      select
          ${monthPlace("month_start")} as month,
          guarantor_id as patient_id,
          (100 * balance_0_30)::bigint as from_0_30,
          (100 * balance_31_60)::bigint as from_31_60,
          (100 * balance_61_90)::bigint as from_61_90,
          (100 * balance_over_90)::bigint as over_90,
          (100 * credit_balance)::bigint as credit
      from marts.mart_ar_monthly
      where closing_balance <> 0 and ${monthPlace("month_start")} >= ${listedFrom}
      order by all
    `);
    return {
      month: numbers(rows, "month"),
      patient: rows.map((row) => this.patient(row)),
      from0To30: numbers(rows, "from_0_30"),
      from31To60: numbers(rows, "from_31_60"),
      from61To90: numbers(rows, "from_61_90"),
      over90: numbers(rows, "over_90"),
      credit: numbers(rows, "credit"),
    };
  }
}

const numbers = (rows: readonly Row[], name: string): readonly number[] =>
  rows.map((row) => Number(row[name]));

/** A query of events: its `from` ends in a condition. */
interface EventQuery {
  readonly select: string;
  readonly from: string;
  readonly date: string;
}

const procedures: EventQuery = {
  date: "facts.procedure_date",
  select: `
    facts.patient_id, facts.provider_id,
    concat_ws(' ', facts.procedure_code, codes.description, '#' || nullif(facts.tooth_number, '')) as text,
    (100 * facts.charge_amount)::bigint as cents`,
  from: "marts.fact_procedure as facts left join marts.dim_procedure_code as codes using (procedure_code_id) where facts.is_completed",
};

const adjustments: EventQuery = {
  date: "adjustment_date",
  select:
    "patient_id, provider_id, lower(adjustment_type) as text, (100 * adjustment_amount)::bigint as cents",
  from: "marts.fact_adjustment where true",
};

const payments = (which: string): EventQuery => ({
  date: "payment_date",
  select: "patient_id, provider_id, lower(payment_method) as text, (100 * payment_amount)::bigint as cents",
  from: `marts.fact_payment where payer = 'patient' and ${which}`,
});

const insurance = (column: "insurance_payment" | "write_off"): EventQuery => ({
  date: "facts.payment_date",
  select: `facts.patient_id, facts.provider_id, coalesce(carriers.carrier_name, 'an insurer') as text, (100 * facts.${column})::bigint as cents`,
  from: `intermediate.int_insurance_payments as facts left join marts.dim_carrier as carriers using (carrier_id) where facts.${column} <> 0`,
});

/** A hidden prepayment is on no account until it is used. */
const isOnLedger =
  "source_id in (select source_id from intermediate.int_ledger_entries where entry_source = 'split')";

const planEntries: EventQuery = {
  date: "entry_date",
  select: "patient_id, provider_id, entry_source as text, (100 * amount)::bigint as cents",
  from: `intermediate.int_ledger_entries where entry_source in ('plan credit', 'plan debit')`,
};
