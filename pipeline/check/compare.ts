import { type AnswerKey, cellParts, type Kpi } from "./answer-key.ts";

/** A cell in which the warehouse and the truth do not agree. `undefined` stands for a cell that is not there. */
export interface Difference {
  readonly kpi: string;
  readonly cell: string;
  readonly truth: string | undefined;
  readonly mart: string | undefined;
}

/** What one KPI's comparison found. */
export interface KpiComparison {
  readonly kpi: Kpi;
  readonly cells: number;
  readonly differences: readonly Difference[];
}

/**
 * Compares one KPI cell by cell. Both sides must have the same cells, but for months before the truth's first: what
 * was imported of a time before the practice opened is none of the truth's. Values are compared as exact decimals, so
 * `12`, `12.0` and `12.00` are equal and nothing is rounded. An empty value (a ratio without a base) equals only an
 * empty one.
 */
export function compareKpi(
  kpi: Kpi,
  truth: ReadonlyMap<string, string>,
  mart: ReadonlyMap<string, string>,
): KpiComparison {
  const opening = firstMonth(truth.keys());
  const since = [...mart.keys()].filter((cell) => cellParts(cell).month >= opening);
  const cells = new Set([...truth.keys(), ...since]);
  const differences: Difference[] = [];
  for (const cell of cells) {
    const expected = truth.get(cell);
    const found = mart.get(cell);
    if (!sameValue(expected, found)) differences.push({ kpi: kpi.name, cell, truth: expected, mart: found });
  }
  return { kpi, cells: cells.size, differences };
}

function firstMonth(cells: Iterable<string>): string {
  let first = "";
  for (const cell of cells) {
    const { month } = cellParts(cell);
    if (first === "" || month < first) first = month;
  }
  return first;
}

/** The KPIs of the truth that no mart column answers, and the mart's that the truth does not know. */
export function unmatchedKpis(key: AnswerKey, martKpis: Iterable<string>): readonly string[] {
  const known = new Set(key.kpis.map((kpi) => kpi.name));
  const answered = new Set(martKpis);
  return [
    ...[...known].filter((name) => !answered.has(name)).map((name) => `${name}: no mart column answers it`),
    ...[...answered].filter((name) => !known.has(name)).map((name) => `${name}: not in the answer key`),
  ];
}

function sameValue(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && normalDecimal(a) === normalDecimal(b);
}

/** One spelling per decimal number: `-0.00` is `0`, `12.50` is `12.5`. Text that is no decimal stays as it is. */
export function normalDecimal(text: string): string {
  const match = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text);
  if (match === null || text === "") return text;
  const [, sign = "", whole = "", fraction = ""] = match;
  const digits = `${whole === "" ? "0" : whole}${fraction === "" ? "" : `.${fraction}`}`;
  return digits === "0" ? "0" : `${sign}${digits}`;
}
