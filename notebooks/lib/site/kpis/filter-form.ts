import { type Html, html } from "../../../../foundation/html.ts";
import { formatMonth } from "../../format.ts";
import type { KpiData } from "./kpi-data.ts";
import { monthDate } from "./kpi-sections.ts";

/** The controls of the filters, before any is set. */
export function filterForm(data: KpiData): Html {
  return html`<fieldset>
<legend>Time</legend>
<div class="row">
<span class="segments">${presetButton("year", "Last 12 months")}${presetButton("this-year", "This year")}${presetButton("all", "All")}</span>
${monthSelect(data, "from", "From")}<span aria-hidden="true">–</span>${monthSelect(data, "to", "To")}
</div>
</fieldset>
<div>
<span class="label" id="providers-label">Providers</span>
<details class="picker"><summary aria-labelledby="providers-label providers-chosen"><span id="providers-chosen"></span></summary>
<fieldset class="choices"><legend class="unseen">Providers</legend>
<label><input type="checkbox" name="all-providers" value="all">All providers</label>
${data.providers.map(({ name, role }, place) => html`<label><input type="checkbox" name="providers" value="${place}">${name}<small>${role}</small></label>`)}
</fieldset></details>
</div>
${locationControl(data)}
<div>
<span class="label" id="rows-label">Table rows</span>
<span class="segments" role="group" aria-labelledby="rows-label"><button type="button" name="rows" value="month">Months</button><button type="button" name="rows" value="provider">Providers</button></span>
</div>`;
}

function presetButton(value: string, text: string): Html {
  return html`<button type="button" name="preset" value="${value}">${text}</button>`;
}

function monthSelect(data: KpiData, name: string, label: string): Html {
  const options = data.months.map(
    (month, place) => html`<option value="${place}">${formatMonth(monthDate(month))}</option>`,
  );
  return html`<select name="${name}" aria-label="${label} month">${options}</select>`;
}

/** A practice with a single location has nothing to choose. */
function locationControl({ locations }: KpiData): Html {
  if (locations.length <= 1) {
    return html`<div><span class="label">Location</span><span class="only">${locations[0] ?? "The practice"} <small>(the only location)</small></span></div>`;
  }
  const options = locations.map((name, place) => html`<option value="${place}">${name}</option>`);
  return html`<label><span class="label">Location</span><select name="location"><option value="">All locations</option>${options}</select></label>`;
}
