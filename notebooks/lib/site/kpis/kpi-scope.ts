import type { KpiData } from "./kpi-data.ts";
import type { KpiFilter } from "./kpi-filter.ts";

/** Months and providers that a figure is worked out for: those of a filter, of one row, of the time before. */
export interface Scope {
  readonly from: number;
  readonly to: number;
  /** Places of the providers that count. */
  readonly providers: ReadonlySet<number>;
  /** Figures that are kept by family or for the practice cannot be given for some providers. */
  readonly isByProvider: boolean;
  readonly location: number | undefined;
}

/** The providers of a filter: the chosen ones, at the chosen location. */
export function scopeOf(data: KpiData, filter: KpiFilter): Scope {
  const chosen = filter.providers.length === 0 ? data.providers.map((_, place) => place) : filter.providers;
  const { location } = filter;
  const there = chosen.filter(
    (place) => location === undefined || data.providers[place]?.location === location,
  );
  return {
    from: filter.from,
    to: filter.to,
    providers: new Set(there),
    isByProvider: filter.providers.length > 0,
    location,
  };
}

/** As many months just before; undefined when the books do not go back that far, or begin with a part of a month there. */
export function scopeBefore(data: KpiData, scope: Scope): Scope | undefined {
  const length = scope.to - scope.from + 1;
  const from = scope.from - length;
  if (from < 0 || data.partialMonths.some((month) => month >= from && month <= scope.to)) return undefined;
  return { ...scope, from, to: scope.from - 1 };
}

export const inMonth = (scope: Scope, month: number): Scope => ({ ...scope, from: month, to: month });

export const ofProvider = (scope: Scope, provider: number): Scope => ({
  ...scope,
  providers: new Set([provider]),
  isByProvider: true,
});
