import type { Claim } from "../../world/insurance.ts";
import { daysOfMonths, monthIndex } from "../months.ts";
import { accountStandings } from "../practice-figures.ts";
import { addTo, quotientsOf, runningTotal, sumByMonth } from "../series.ts";
import { chargeOf } from "../treatment-figures.ts";
import type { VariantSources } from "./variant-sources.ts";

/** Other ways to count production, collections and receivables. */
export function moneyVariants(sources: VariantSources) {
  return { ...productionVariants(sources), ...collectionVariants(sources), ...receivableVariants(sources) };
}

function productionVariants({ record, months, total }: VariantSources) {
  const withStatus = (status: "planned" | "existing") =>
    sumByMonth(months, record.procedures.values(), (p) =>
      p.status === "complete" || p.status === status ? [p.day, chargeOf(p)] : undefined,
    );
  const minus = (some: readonly number[], others: readonly number[]) =>
    some.map((amount, month) => amount - (others[month] ?? 0));
  const writeOffs = (amountOf: "writeOff" | "writeOffEstimate") =>
    sumByMonth(months, record.lines.values(), (line) =>
      amountOf === "writeOff" && line.posted === undefined ? undefined : [line.procedureDay, line[amountOf]],
    );
  return {
    gross_production_without_units: sumByMonth(months, record.completed.values(), ({ day, fee }) => [
      day,
      fee,
    ]),
    gross_production_with_planned_work: withStatus("planned"),
    gross_production_with_existing_work: withStatus("existing"),
    net_production_without_adjustments: minus(total("gross_production"), total("insurance_writeoffs")),
    net_production_without_write_offs: minus(
      total("gross_production"),
      total("adjustments").map((amount) => -amount),
    ),
    insurance_writeoffs_by_service_date: writeOffs("writeOff"),
    insurance_writeoffs_estimated: writeOffs("writeOffEstimate"),
  };
}

function collectionVariants({ record, months, total }: VariantSources) {
  const paidOn = (dayOf: (line: { procedureDay: number; claimId: number }) => number | undefined) =>
    sumByMonth(months, record.lines.values(), (line) =>
      line.posted === undefined ? undefined : [dayOf(line), line.paid],
    );
  return {
    insurance_collections_by_service_date: paidOn(({ procedureDay }) => procedureDay),
    insurance_collections_by_claim_receipt: paidOn(({ claimId }) => record.claims.get(claimId)?.received),
    patient_collections_with_unearned_income: sumByMonth(months, record.splits, ({ day, amount }) => [
      day,
      amount,
    ]),
    patient_collections_without_refunds: sumByMonth(months, record.splits, (split) =>
      split.isUnearned || record.methods.get(split.paymentId) === "refund"
        ? undefined
        : [split.day, split.amount],
    ),
    net_collection_rate_on_gross: quotientsOf(total("collections"), total("gross_production")),
    adjustments_discounts_only: sumByMonth(months, record.adjustments, ({ day, amount }) =>
      amount < 0 ? [day, amount] : undefined,
    ),
  };
}

function receivableVariants({ record, months, families, total }: VariantSources) {
  const patients = accountStandings(record, months, (patientId) => patientId);
  const sum = <T>(standings: readonly (readonly T[])[], amountOf: (standing: T) => number): number[] =>
    standings.map((list) => list.reduce((amount, standing) => amount + amountOf(standing), 0));
  const balance = sum(families, (standing) => standing.balance);
  const net = total("net_production");
  const threeMonths = months.map((_, month) =>
    [0, 1, 2].reduce((production, back) => production + (net[month - back] ?? 0), 0),
  );
  const hasHistory = record.hasImportedHistory;
  const daysOf = (count: number) =>
    months.map((_, month) => daysOfMonths(months, { month, count, hasHistory }));
  const times = (numbers: readonly number[], factors: readonly number[]) =>
    numbers.map((number, month) => number * (factors[month] ?? 0));
  return {
    ar_total_without_credits: sum(families, (standing) => Math.max(0, standing.balance)),
    ar_over_90_by_patient: sum(patients, (standing) => standing.over90),
    ar_over_90_share_net_of_credits: quotientsOf(
      sum(families, (standing) => standing.over90),
      balance,
    ),
    days_in_ar_of_one_month: quotientsOf(times(balance, daysOf(1)), total("gross_production")),
    days_in_ar_on_net_production: quotientsOf(times(balance, daysOf(3)), threeMonths),
  };
}

/** Claims counted with what is none, answered late or in part, refused in whole or by line. */
export function claimVariants(sources: VariantSources) {
  return { ...preauthorisationVariants(sources), ...answerVariants(sources) };
}

function preauthorisationVariants({ record, months, total }: VariantSources) {
  const sum = (when: "sent" | "received", amountOf: (claim: Claim) => number) =>
    sumByMonth(months, record.preauthorisations.values(), (claim) => [claim[when], amountOf(claim)]);
  const add = (some: readonly number[], others: readonly number[], sign = 1) =>
    some.map((amount, month) => amount + sign * (others[month] ?? 0));
  const waiting = (amountOf: (claim: Claim) => number) =>
    runningTotal(add(sum("sent", amountOf), sum("received", amountOf), -1));
  const one = () => 1;
  return {
    claims_sent_with_preauthorisations: add(total("claims_sent"), sum("sent", one)),
    claims_outstanding_with_preauthorisations: add(total("claims_outstanding"), waiting(one)),
    claims_outstanding_amount_with_preauthorisations: add(
      total("claims_outstanding_amount"),
      waiting(({ fee }) => fee),
    ),
  };
}

function answerVariants({ record, months, answered, isDenied }: VariantSources) {
  const received = months.map(() => 0);
  const anyDenied = months.map(() => 0);
  const lines = months.map(() => 0);
  const unpaid = months.map(() => 0);
  const fromService = months.map(() => 0);
  for (const claim of answered) {
    const month = monthIndex(months, claim.received);
    addTo(received, month, 1);
    addTo(anyDenied, month, claim.lines.some(isDenied) ? 1 : 0);
    addTo(lines, month, claim.lines.length);
    addTo(unpaid, month, claim.lines.filter(({ paid }) => paid === 0).length);
    addTo(fromService, month, claim.received - claim.claim.serviceDay);
  }
  return {
    claims_sent_primary_only: sumByMonth(months, record.claims.values(), ({ type, sent }) =>
      type === "primary" ? [sent, 1] : undefined,
    ),
    claim_turnaround_from_service: quotientsOf(fromService, received),
    claim_turnaround_by_sending: quotientsOf(
      sumByMonth(months, answered, (claim) => [claim.sent, claim.received - claim.sent]),
      sumByMonth(months, answered, (claim) => [claim.sent, 1]),
    ),
    claim_denial_rate_any_line: quotientsOf(anyDenied, received),
    line_denial_rate_unpaid: quotientsOf(unpaid, lines),
  };
}
