import { type KpiFilter, type Preset, presetMonths } from "../kpis/kpi-filter.ts";

type Control = HTMLInputElement | HTMLSelectElement | HTMLButtonElement;

const presets: readonly Preset[] = ["year", "this-year", "all"];

/** The filter after a reader has used a control, which then has its new value. */
export function filterAfter(control: Control, filter: KpiFilter): KpiFilter {
  const place = Number(control.value);
  switch (control.name) {
    case "from":
      return { ...filter, from: place, to: Math.max(place, filter.to) };
    case "to":
      return { ...filter, from: Math.min(place, filter.from), to: place };
    case "preset":
      return { ...filter, ...presetMonths(kpiData, control.value as Preset) }; // the buttons have no other
    case "all-providers":
      return { ...filter, providers: [] };
    case "providers":
      return { ...filter, providers: toggled(filter.providers, place) };
    case "location":
      return { ...filter, location: control.value === "" ? undefined : place };
    case "rows":
      return { ...filter, rows: control.value === "provider" ? "provider" : "month" };
    default:
      return filter;
  }
}

/** All of them are as good as none in particular. */
function toggled(providers: readonly number[], place: number): readonly number[] {
  const next = providers.includes(place)
    ? providers.filter((other) => other !== place)
    : [...providers, place].toSorted((a, b) => a - b);
  return next.length === kpiData.providers.length ? [] : next;
}

/** Sets every control to the filter, without taking the focus from any. */
export function setControls(form: HTMLElement, filter: KpiFilter): void {
  const { from, to, providers, location, rows } = filter;
  setSelect(form, "from", String(from));
  setSelect(form, "to", String(to));
  setSelect(form, "location", location === undefined ? "" : String(location));
  const pressed = new Map<string, boolean>([
    ["month", rows === "month"],
    ["provider", rows === "provider"],
    ...presets.map((preset): [string, boolean] => {
      const months = presetMonths(kpiData, preset);
      return [preset, months.from === from && months.to === to];
    }),
  ]);
  for (const button of form.querySelectorAll<HTMLButtonElement>(".segments button"))
    button.setAttribute("aria-pressed", String(pressed.get(button.value) ?? false));
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]"))
    box.checked =
      box.name === "all-providers" ? providers.length === 0 : providers.includes(Number(box.value));
  const chosen = form.querySelector("#providers-chosen");
  if (chosen !== null) chosen.textContent = chosenProviders(providers);
}

function setSelect(form: HTMLElement, name: string, value: string): void {
  const select = form.querySelector<HTMLSelectElement>(`select[name=${name}]`);
  if (select !== null) select.value = value;
}

function chosenProviders(providers: readonly number[]): string {
  const [only] = providers;
  if (only === undefined) return "All providers";
  if (providers.length === 1) return kpiData.providers[only]?.name ?? "";
  return `${providers.length} of ${kpiData.providers.length}`;
}
