/** The grains of `metric_time`, finest first. */
export const granularities = ["day", "week", "month", "quarter", "year"] as const;

export type Granularity = (typeof granularities)[number];
