import { type Html, html, trusted } from "../../../foundation/html.ts";
import { ageBuckets } from "../figures/receivables-by-age.ts";
import { formatDollars, formatMonth, formatPercent, formatShortDollars } from "../format.ts";
import { changeOn } from "./change.ts";
import { type KpiMonth, type PracticeKpis, shareOf, sumOf } from "./practice-kpis.ts";

/** The first cards of a practice: the last twelve complete months, and the receivables at the last day. */
export function headlineCards(kpis: PracticeKpis): Html {
  const year = kpis.months.slice(-12);
  const before = kpis.months.length >= 24 ? kpis.months.slice(-24, -12) : [];
  const compare = (pick: (month: KpiMonth) => number): Html | undefined =>
    before.length === 0 ? undefined : change(sumOf(year, pick), sumOf(before, pick));
  return html`<div class="cards headline">
    ${card({
      title: "Net production",
      value: formatShortDollars(sumOf(year, (month) => month.netProduction)),
      compare: compare((month) => month.netProduction),
      detail: `of ${formatDollars(sumOf(year, (month) => month.grossProduction))} at full fee`,
      sparkline: sparkline(year, "production", (month) => month.netProduction),
    })}
    ${card({
      title: "Collections",
      value: formatShortDollars(sumOf(year, (month) => month.collections)),
      compare: compare((month) => month.collections),
      detail: `${formatShortDollars(sumOf(year, (month) => month.insuranceCollections))} from insurers, ${formatShortDollars(sumOf(year, (month) => month.patientCollections))} from patients`,
      sparkline: sparkline(year, "collections", (month) => month.collections),
    })}
    ${card({
      title: "Net collection rate",
      value: formatPercent(collectionRate(year)),
      compare: before.length === 0 ? undefined : points(collectionRate(year), collectionRate(before)),
      detail: "collections over net production",
      sparkline: sparkline(year, "collections", (month) => collectionRate([month]) ?? 0),
    })}
    ${receivablesCard(kpis)}
  </div>`;
}

/** Collections over net production of all the months together; null without production. */
function collectionRate(rows: readonly { netProduction: number; collections: number }[]): number | null {
  return shareOf(
    sumOf(rows, (row) => row.collections),
    sumOf(rows, (row) => row.netProduction),
  );
}

interface Card {
  readonly title: string;
  readonly value: string;
  readonly compare: Html | undefined;
  readonly detail: string;
  readonly sparkline: Html;
}

function card({ title, value, compare, detail, sparkline }: Card): Html {
  return html`<article class="card">
    <h3>${title}</h3>
    <p class="value">${value}${compare}</p>
    ${sparkline}
    <p class="detail">${detail}</p>
  </article>`;
}

function receivablesCard({ aging, asOf }: PracticeKpis): Html {
  const buckets = ageBuckets({ ...aging, asOf });
  const label = buckets.map((bucket) => `${bucket.label} ${formatDollars(bucket.amount)}`).join(", ");
  const bars = buckets
    .filter((bucket) => bucket.amount > 0)
    .map(
      (bucket) => html`<span class="${bucket.colour}" style="flex-grow:${bucket.amount.toFixed(0)}"></span>`,
    );
  return html`<article class="card">
    <h3>Accounts receivable</h3>
    <p class="value">${formatShortDollars(aging.total)}<span class="change">on ${asOf}</span></p>
    <div class="aging" role="img" aria-label="By age: ${label}">${bars}</div>
    <p class="detail">${formatPercent(
      shareOf(
        aging.over90,
        sumOf(buckets, (bucket) => bucket.amount),
      ),
    )} older than 90 days</p>
  </article>`;
}

function change(now: number, before: number): Html | undefined {
  const share = shareOf(now - before, Math.abs(before));
  return share === null ? undefined : changeOf(share, `${formatPercent(Math.abs(share))}`);
}

function points(now: number | null, before: number | null): Html | undefined {
  if (now === null || before === null) return undefined;
  return changeOf(now - before, `${(Math.abs(now - before) * 100).toFixed(1)} points`);
}

const changeOf = (difference: number, size: string): Html => changeOn("the year before", difference, size);

/** Twelve small bars; the KPI pages have the same figures for those who cannot see them. */
function sparkline(
  months: readonly KpiMonth[],
  name: "production" | "collections",
  pick: (month: KpiMonth) => number,
): Html {
  const top = Math.max(0.01, ...months.map(pick));
  const bars = months.map((month, index) => {
    const height = Math.max(1, (34 * Math.max(0, pick(month))) / top);
    return `<rect x="${index * 10}" y="${(36 - height).toFixed(1)}" width="8" height="${height.toFixed(1)}" rx="1"><title>${formatMonth(month.month)}</title></rect>`;
  });
  return trusted(
    `<svg class="spark ${name}" viewBox="0 0 ${months.length * 10 - 2} 36" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars.join("")}</svg>`,
  );
}
