import type { KpiData } from "../kpis/kpi-data.ts";
import type { KpiDetails } from "../kpis/kpi-details.ts";

/** What the data scripts beside the page have set. */
declare global {
  var kpiData: KpiData;
  /** Only on the pages that list patients. */
  var kpiDetails: KpiDetails;
}

/** The part of the page that is written anew. */
export function partOf(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no ${selector}.`);
  return found;
}
