import { html } from "../../../../foundation/html.ts";
import { filterOf, hashOf, type KpiFilter } from "../kpis/kpi-filter.ts";
import { listBehind } from "../kpis/kpi-lists.ts";
import { type MeasureName, measures } from "../kpis/kpi-measures.ts";
import { scopeOf } from "../kpis/kpi-scope.ts";
import { listHeading, patientList, shownAtFirst, withoutList } from "../kpis/patient-views.ts";

/** Shows the patients behind the figure that the address names. */
export function showPatients(page: HTMLElement): void {
  const show = (): void => {
    if (location.hash !== "" && !location.hash.includes("=")) return;
    const filter = filterOf(location.hash, kpiData);
    const name = measureOf(location.hash);
    showList(page, filter, name, shownAtFirst);
  };
  addEventListener("hashchange", show);
  show();
}

function measureOf(hash: string): MeasureName {
  const name = new URLSearchParams(hash.slice(1)).get("list") ?? "";
  return Object.hasOwn(measures, name) ? (name as MeasureName) : "appointments_broken"; // just looked up
}

function showList(page: HTMLElement, filter: KpiFilter, name: MeasureName, shown: number): void {
  const back = html`<p class="back"><a href="index.html${hashOf(filter, kpiData)}">Back to the KPIs</a></p>`;
  const list = listBehind(kpiData, kpiDetails, name, scopeOf(kpiData, filter));
  if (list === undefined) {
    page.innerHTML =
      html`${back}<h1>${measures[name].title}</h1><p class="lead">${withoutList(kpiData)}</p>`.markup;
    return;
  }
  page.innerHTML =
    html`${back}${listHeading(kpiData, filter, list)}${patientList(kpiDetails, list, shown)}`.markup;
  page.querySelector("[data-more]")?.addEventListener("click", () => {
    showList(page, filter, name, Number.POSITIVE_INFINITY);
    // The focus was on the button, which is gone: on to the first of the patients that it showed.
    page.querySelectorAll<HTMLAnchorElement>("tbody a")[shown]?.focus();
  });
}
