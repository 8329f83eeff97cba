import { type Html, html } from "../../../foundation/html.ts";
import { formatCount, formatDollars, formatMonth, formatPercent } from "../format.ts";
import { collectionRate } from "./kpi-cards.ts";
import { type KpiMonth, type PracticeKpis, type ProviderYear, sumOf } from "./practice-kpis.ts";

type Figures = Omit<KpiMonth, "month">;

/** The last twelve complete months, newest first, with the sums of the year. */
export function monthTable(kpis: PracticeKpis): Html {
  const year = kpis.months.slice(-12);
  const rows = year.toReversed().map((month) => figureRow(formatMonth(month.month), undefined, month));
  return table("By month", "Month", [...rows, totalRow("Twelve months", year, undefined)]);
}

/** The providers of the last twelve complete months, with the practice as their sum. */
export function providerTable(kpis: PracticeKpis): Html {
  const { providers } = kpis;
  const rows = providers.map((provider: ProviderYear) => figureRow(provider.name, provider.role, provider));
  const receivables = sumOf(providers, (provider) => provider.receivables);
  return table("By provider, twelve months", "Provider", [
    ...rows,
    totalRow("Practice", providers, receivables),
  ]);
}

const columns = [
  "Gross production",
  "Adjustments",
  "Write-offs",
  "Net production",
  "Collections",
  "Collection rate",
  "Receivable",
  "New patients",
  "Visits kept",
  "Visits broken",
];

function table(caption: string, first: string, rows: readonly Html[]): Html {
  const heads = columns.map((title) => html`<th scope="col">${title}</th>`);
  return html`<div class="scroll boxed" role="region" aria-label="${caption}" tabindex="0">
    <table class="figures">
      <caption class="unseen">${caption}</caption>
      <thead><tr><th scope="col">${first}</th>${heads}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
  </div>`;
}

function figureRow(name: string, note: string | undefined, row: Figures): Html {
  const role = note === undefined || note === "" ? undefined : html`<small>${note}</small>`;
  return html`<tr><th scope="row">${name}${role}</th>${cells(row, row.receivables)}</tr>`;
}

function totalRow(name: string, rows: readonly Figures[], receivables: number | undefined): Html {
  const sums: Figures = {
    grossProduction: sumOf(rows, (row) => row.grossProduction),
    adjustments: sumOf(rows, (row) => row.adjustments),
    writeOffs: sumOf(rows, (row) => row.writeOffs),
    netProduction: sumOf(rows, (row) => row.netProduction),
    patientCollections: sumOf(rows, (row) => row.patientCollections),
    insuranceCollections: sumOf(rows, (row) => row.insuranceCollections),
    collections: sumOf(rows, (row) => row.collections),
    receivables: receivables ?? 0,
    newPatients: sumOf(rows, (row) => row.newPatients),
    kept: sumOf(rows, (row) => row.kept),
    broken: sumOf(rows, (row) => row.broken),
  };
  return html`<tr class="total"><th scope="row">${name}</th>${cells(sums, receivables)}</tr>`;
}

/** A balance is not a sum over months, so a total row may have none. */
function cells(row: Figures, receivables: number | undefined): readonly Html[] {
  const texts = [
    formatDollars(row.grossProduction),
    formatDollars(row.adjustments),
    formatDollars(-row.writeOffs),
    formatDollars(row.netProduction),
    formatDollars(row.collections),
    formatPercent(collectionRate([row])),
    receivables === undefined ? "" : formatDollars(receivables),
    formatCount(row.newPatients),
    formatCount(row.kept),
    formatCount(row.broken),
  ];
  return texts.map((text) => html`<td>${text}</td>`);
}
