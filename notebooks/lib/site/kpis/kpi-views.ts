import { type Html, html } from "../../../../foundation/html.ts";
import {
  absent,
  formatCount,
  formatDollars,
  formatMoney,
  formatMonth,
  formatPercent,
  formatShortDollars,
} from "../../format.ts";
import { changeOn } from "../change.ts";
import type { KpiData } from "./kpi-data.ts";
import type { KpiFilter } from "./kpi-filter.ts";
import { canList } from "./kpi-lists.ts";
import { type Measure, type MeasureName, measures } from "./kpi-measures.ts";
import { inMonth, ofProvider, type Scope, scopeBefore, scopeOf } from "./kpi-scope.ts";
import { type KpiSection, monthDate, monthsOf } from "./kpi-sections.ts";
import { listAddress } from "./list-address.ts";

const tenths = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A value as a table shows it. */
export function formatValue(value: number | null, { unit }: Pick<Measure, "unit">): string {
  if (value === null) return absent;
  switch (unit) {
    case "money":
    case "rate-money":
      return formatDollars(value);
    case "share":
      return formatPercent(value);
    case "days":
    case "hours":
      return tenths.format(value);
    default:
      return formatCount(value);
  }
}

/** A value as a card shows it: short. */
function formatLarge(value: number | null, measure: Measure): Html {
  if (value === null) return html`${absent}`;
  if (measure.unit === "money") return html`${formatShortDollars(value)}`;
  if (measure.unit === "days") return html`${tenths.format(value)} <span class="unit">days</span>`;
  return html`${formatValue(value, measure)}`;
}

/** To the cent, where a list is summed up. */
export const formatExact = (value: number, { unit }: Pick<Measure, "unit">): string =>
  unit === "money" ? formatMoney(value) : formatValue(value, { unit });

export function sectionCards(data: KpiData, filter: KpiFilter, section: KpiSection): Html {
  const scope = scopeOf(data, filter);
  return html`<div class="cards kpi-cards">${section.cards(scope).map((name) => card(data, filter, scope, name))}</div>`;
}

function card(data: KpiData, filter: KpiFilter, scope: Scope, name: MeasureName): Html {
  const measure: Measure = measures[name];
  const value = measure.value(data, scope);
  const end =
    measure.over === "end" ? ` At the end of ${formatMonth(monthDate(data.months[scope.to] ?? ""))}.` : "";
  const why =
    value === null && name === "active_patients"
      ? "Counted for the whole practice only."
      : `${measure.meaning}${end}`;
  const link =
    value === null || value === 0 || !canList(data, name, scope)
      ? undefined
      : html`<p class="behind"><a href="${listAddress(data, filter, name)}">Patients behind it<span class="unseen">: ${measure.title}</span></a></p>`;
  return html`<article class="card" data-measure="${name}">
  <h3>${measure.title}</h3>
  <p class="value">${formatLarge(value, measure)}${change(data, scope, measure)}</p>
  <p class="detail">${why}</p>
  ${link}
</article>`;
}

function change(data: KpiData, scope: Scope, measure: Measure): Html | undefined {
  const earlier = scopeBefore(data, scope);
  const now = measure.value(data, scope);
  const before = earlier === undefined ? null : measure.value(data, earlier);
  if (now === null || before === null) return undefined;
  const isShare = measure.unit === "share";
  if (!isShare && before === 0) return undefined;
  const difference = isShare ? now - before : (now - before) / Math.abs(before);
  const size = isShare
    ? `${(100 * Math.abs(difference)).toFixed(1)} points`
    : formatPercent(Math.abs(difference));
  const length = scope.to - scope.from + 1;
  return changeOn(`the ${length === 1 ? "month" : `${length} months`} before`, difference, size);
}

/** The table of a section: all its figures by month, newest first, or by provider, with the figure of the whole choice. */
export function sectionTable(data: KpiData, filter: KpiFilter, section: KpiSection): Html {
  const scope = scopeOf(data, filter);
  const names = section.columns(scope, filter.rows);
  const rows = filter.rows === "month" ? monthRows(data, filter, scope) : providerRows(data, filter, scope);
  const heads = names.map((name) => {
    const measure: Measure = measures[name];
    return html`<th scope="col"><abbr title="${measure.meaning}">${measure.short ?? measure.title}</abbr></th>`;
  });
  const caption = `${section.title}, ${filter.rows === "month" ? "by month" : "by provider"}`;
  return html`<div class="scroll boxed" role="region" aria-label="${caption}" tabindex="0">
<table class="figures" data-section="${section.id}">
<caption class="unseen">${caption}</caption>
<thead><tr><th scope="col">${filter.rows === "month" ? "Month" : "Provider"}</th>${heads}</tr></thead>
<tbody>${rows.map((row) => tableRow(data, row, names))}
${tableRow(data, { head: totalHead(filter), scope, filter, isTotal: true }, names)}</tbody>
</table>
</div>`;
}

interface TableRow {
  readonly head: Html;
  readonly scope: Scope;
  /** With which a list of the row's patients is asked for. */
  readonly filter: KpiFilter;
  readonly isTotal: boolean;
}

function totalHead({ rows, from, to }: KpiFilter): Html {
  return rows === "month" ? html`${to - from + 1} ${to === from ? "month" : "months"}` : html`Together`;
}

function monthRows(data: KpiData, filter: KpiFilter, scope: Scope): readonly TableRow[] {
  return monthsOf(data, scope)
    .toReversed()
    .map(({ place, date }) => ({
      head: html`${formatMonth(date)}${data.partialMonths.includes(place) ? html`<small>part of the month</small>` : undefined}`,
      scope: inMonth(scope, place),
      filter: { ...filter, from: place, to: place },
      isTotal: false,
    }));
}

function providerRows(data: KpiData, filter: KpiFilter, scope: Scope): readonly TableRow[] {
  return [...scope.providers].map((place) => ({
    head: html`${data.providers[place]?.name}<small>${data.providers[place]?.role}</small>`,
    scope: ofProvider(scope, place),
    filter: { ...filter, providers: [place] },
    isTotal: false,
  }));
}

function tableRow(data: KpiData, row: TableRow, names: readonly MeasureName[]): Html {
  const cells = names.map((name) => html`<td data-measure="${name}">${tableCell(data, row, name)}</td>`);
  const total = row.isTotal ? html` class="total"` : undefined;
  return html`<tr${total}><th scope="row">${row.head}</th>${cells}</tr>`;
}

function tableCell(data: KpiData, { scope, filter }: TableRow, name: MeasureName): Html {
  const measure: Measure = measures[name];
  const value = measure.value(data, scope);
  const text = formatValue(value, measure);
  if (value === null || value === 0 || !canList(data, name, scope)) return html`${text}`;
  return html`<a href="${listAddress(data, filter, name)}"><span class="unseen">${measure.title}: </span>${text}</a>`;
}

/** What a reader of a table has to know, where its rows do not simply add up; undefined where they do. */
export function tableNote(data: KpiData, filter: KpiFilter, section: KpiSection): string | undefined {
  const scope = scopeOf(data, filter);
  if (section.id === "patients" && (filter.rows === "provider" || scope.isByProvider))
    return "A patient's visit to two providers on one day counts for each of them, and once together.";
  if (section.id === "claims")
    return "What is outstanding stands at the end of a month; the last row shows the end of the last.";
  if (section.id !== "receivables") return undefined;
  return scope.isByProvider || filter.rows === "provider"
    ? "What is owed for each provider's work. The age of what is owed is kept by family: choose all providers, and tables by month, to see it."
    : "What families owe at the end of each month; the last row shows the end of the last.";
}

/** What a reader has to know who chooses a location; undefined where there is no choice. */
export function locationNote({ locations }: KpiData): string | undefined {
  return locations.length <= 1
    ? undefined
    : "A location's figures are those of the providers who work only there, and of the families in their care.";
}

/** What the choice is, in words: for the live region, headings and lists. */
export function describeFilter(data: KpiData, filter: KpiFilter): string {
  const month = (place: number): string => formatMonth(monthDate(data.months[place] ?? ""));
  const time =
    filter.from === filter.to ? month(filter.from) : `${month(filter.from)} to ${month(filter.to)}`;
  const names = filter.providers.map((place) => data.providers[place]?.name ?? "");
  const who =
    names.length === 0
      ? "all providers"
      : names.length <= 2
        ? names.join(" and ")
        : `${names.length} of ${data.providers.length} providers`;
  const where = filter.location === undefined ? "" : `, ${data.locations[filter.location] ?? ""}`;
  return `${time}, ${who}${where}`;
}

/** Said aloud when a choice has changed. */
export function announce(data: KpiData, filter: KpiFilter): string {
  const scope = scopeOf(data, filter);
  if (scope.providers.size === 0) return `${describeFilter(data, filter)}: nobody chosen works there.`;
  const net = formatDollars(measures.net_production.value(data, scope));
  const collections = formatDollars(measures.collections.value(data, scope));
  const kept = formatCount(measures.appointments_kept.value(data, scope));
  return `${describeFilter(data, filter)}: net production ${net}, collections ${collections}, ${kept} appointments kept.`;
}
