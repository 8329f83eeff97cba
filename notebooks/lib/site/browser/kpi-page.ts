import { html } from "../../../../foundation/html.ts";
import { filterForm } from "../kpis/filter-form.ts";
import { defaultFilter, filterOf, hashOf, type KpiFilter } from "../kpis/kpi-filter.ts";
import { scopeOf } from "../kpis/kpi-scope.ts";
import { type KpiSection, kpiSections } from "../kpis/kpi-sections.ts";
import { announce, sectionCards, sectionTable, tableNote } from "../kpis/kpi-views.ts";
import { siteFigure } from "../site-figure.ts";
import { filterAfter, setControls } from "./filter-controls.ts";
import { partOf } from "./page-data.ts";

/** Shows the KPIs of the filter in the address, and keeps the two in step. */
export function showKpis(): void {
  const form = partOf("[data-filters]");
  form.innerHTML = filterForm(kpiData).markup;
  const reset = partOf("[data-reset]");
  const usual = defaultFilter(kpiData);
  let shown = filterOf(location.hash, kpiData);
  const show = (filter: KpiFilter): void => {
    shown = filter;
    setControls(form, shown);
    for (const section of kpiSections) showSection(section, shown);
    partOf("[data-said]").textContent = announce(kpiData, shown);
    reset.hidden = hashOf(shown, kpiData) === hashOf(usual, kpiData);
  };
  const choose = (filter: KpiFilter): void => {
    location.hash = hashOf(filter, kpiData);
    show(filter);
  };
  addEventListener("hashchange", () => {
    // Without `=` it names a part of the page, where the reader went by a link.
    if (location.hash !== "" && !location.hash.includes("=")) return;
    const filter = filterOf(location.hash, kpiData);
    if (hashOf(filter, kpiData) !== hashOf(shown, kpiData)) show(filter);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)
      choose(filterAfter(event.target, shown));
  });
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button !== null) choose(filterAfter(button, shown));
  });
  reset.addEventListener("click", () => {
    choose(usual);
    // The button goes away with what it resets, and the focus with it.
    form.querySelector("button")?.focus();
  });
  jumpWithinPage();
  closePickerFromOutside(form);
  show(shown);
}

/** Goes to a section without a change of the address, which holds the filters. */
function jumpWithinPage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".jump a"))
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const section = partOf(link.hash);
      section.scrollIntoView();
      section.focus({ preventScroll: true });
    });
}

function showSection(section: KpiSection, filter: KpiFilter): void {
  const { title, subtitle, draw } = section.figure;
  const scope = scopeOf(kpiData, filter);
  const [wide, narrow] = [draw(kpiData, scope, 1040), draw(kpiData, scope, 340)];
  const figure =
    wide === undefined || narrow === undefined
      ? undefined
      : html`<figure class="plate"><figcaption><strong>${title}</strong><span>${subtitle}</span></figcaption><div class="wide">${siteFigure(wide)}</div><div class="narrow">${siteFigure(narrow)}</div></figure>`;
  const note = tableNote(kpiData, filter, section);
  partOf(`[data-part=${section.id}]`).innerHTML = html`${sectionCards(kpiData, filter, section)}
${figure}
<div class="kpi-table">${sectionTable(kpiData, filter, section)}</div>
${note === undefined ? undefined : html`<p class="note">${note}</p>`}`.markup;
}

/** The list of providers closes when a reader goes on elsewhere, or presses Escape in it. */
function closePickerFromOutside(form: HTMLElement): void {
  const picker = form.querySelector<HTMLDetailsElement>(".picker");
  if (picker === null) return;
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !picker.contains(event.target)) picker.open = false;
  });
  picker.addEventListener("focusout", (event) => {
    if (event.relatedTarget instanceof Node && !picker.contains(event.relatedTarget)) picker.open = false;
  });
  picker.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    picker.open = false;
    picker.querySelector("summary")?.focus();
  });
}
