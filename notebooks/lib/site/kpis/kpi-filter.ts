import type { KpiData } from "./kpi-data.ts";

/** What a reader has chosen. Months, providers and locations are named by their places in the data. */
export interface KpiFilter {
  readonly from: number;
  readonly to: number;
  /** Empty for all. */
  readonly providers: readonly number[];
  readonly location: number | undefined;
  /** What the rows of the tables are. */
  readonly rows: "month" | "provider";
}

export type Preset = "year" | "this-year" | "all";

/** The last twelve complete months, the months of the last month's calendar year, or all months. */
export function presetMonths(data: KpiData, preset: Preset): { readonly from: number; readonly to: number } {
  const last = data.months.length - 1;
  if (preset === "all") return { from: 0, to: last };
  if (preset === "this-year") {
    const year = (data.months[last] ?? "").slice(0, 4);
    return { from: data.months.findIndex((month) => month.startsWith(year)), to: last };
  }
  const to = data.partialMonths.includes(last) && last > 0 ? last - 1 : last;
  return { from: Math.max(0, to - 11), to };
}

export function defaultFilter(data: KpiData): KpiFilter {
  return { ...presetMonths(data, "year"), providers: [], location: undefined, rows: "month" };
}

/**
 * The filter of an address's hash, as `#from=2025-07&to=2026-06&providers=1,4`. What is missing, unknown or impossible
 * is as in the default.
 */
export function filterOf(hash: string, data: KpiData): KpiFilter {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const usual = defaultFilter(data);
  const month = (name: string, otherwise: number): number => {
    const place = data.months.indexOf(given.get(name) ?? "");
    return place < 0 ? otherwise : place;
  };
  const [from, to] = [month("from", usual.from), month("to", usual.to)];
  const providers = data.providers.flatMap(({ id }, place) =>
    (given.get("providers") ?? "").split(",").includes(String(id)) ? [place] : [],
  );
  const location = Number(given.get("location") ?? 0) - 1;
  return {
    from: Math.min(from, to),
    to: Math.max(from, to),
    providers: providers.length === data.providers.length ? [] : providers,
    location: data.locations.length > 1 && data.locations[location] !== undefined ? location : undefined,
    rows: given.get("rows") === "provider" ? "provider" : "month",
  };
}

/** The hash of a filter, after what else the address says; of providers it says OpenDental's ProvNums. */
export function hashOf(
  filter: KpiFilter,
  data: KpiData,
  more: Readonly<Record<string, string>> = {},
): string {
  const parts: Readonly<Record<string, string>> = {
    ...more,
    from: data.months[filter.from] ?? "",
    to: data.months[filter.to] ?? "",
    ...(filter.providers.length === 0
      ? {}
      : { providers: filter.providers.map((place) => data.providers[place]?.id).join(",") }),
    ...(filter.location === undefined ? {} : { location: String(filter.location + 1) }),
    ...(filter.rows === "provider" ? { rows: "provider" } : {}),
  };
  const pairs = Object.entries(parts).map(([name, value]) => `${name}=${value}`);
  return `#${pairs.join("&")}`;
}
