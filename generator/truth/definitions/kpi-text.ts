/** A KPI as it is listed: its name, what its values are, and its definition in words. */
export type KpiText = readonly [name: string, unit: "dollars" | "count" | "ratio", definition: string];
