import type { QueryResult } from "../project/query-result.ts";
import type { PlantedDefect, SourceRow } from "./planted-defects.ts";

/** Why a failing row is no false alarm. */
export type Verdict =
  /** It is about a row that was spoiled, or about its counterpart: the first key that it shows. */
  | { readonly kind: "defect"; readonly defects: readonly PlantedDefect[] }
  /** It shows the key of a spoiled row or of one that it names, or no row's key and so a total of many, some spoiled. */
  | { readonly kind: "consequence" }
  | { readonly kind: "false alarm"; readonly keys: readonly SourceRow[] };

/** Tells of failing rows which planted defect they point at. */
export class Attribution {
  readonly #pointedAt = new Map<string, PlantedDefect[]>();
  readonly #implicated = new Set<string>();
  readonly #hasDefects: boolean;

  constructor(defects: readonly PlantedDefect[]) {
    this.#hasDefects = defects.length > 0;
    for (const defect of defects) {
      for (const row of [...defect.edits, ...defect.counterparts]) this.#point(row, defect);
      for (const row of defect.implicates) this.#implicated.add(nameOf(row));
    }
  }

  #point(row: SourceRow, defect: PlantedDefect): void {
    const known = this.#pointedAt.get(nameOf(row));
    if (known === undefined) this.#pointedAt.set(nameOf(row), [defect]);
    else if (!known.includes(defect)) known.push(defect);
  }

  /** @param keys the rows of the source whose keys a failing row shows. */
  judge(keys: readonly SourceRow[]): Verdict {
    const [subject] = keys;
    if (subject === undefined)
      return this.#hasDefects ? { kind: "consequence" } : { kind: "false alarm", keys };
    const defects = this.#pointedAt.get(nameOf(subject));
    if (defects !== undefined) return { kind: "defect", defects };
    const names = keys.map(nameOf);
    if (names.some((name) => this.#implicated.has(name) || this.#pointedAt.has(name)))
      return { kind: "consequence" };
    return { kind: "false alarm", keys };
  }
}

/** The keys that each failing row shows, by the names of its columns. */
export function shownKeys(
  { columns, rows }: QueryResult,
  tableOf: (column: string) => string | undefined,
): readonly (readonly SourceRow[])[] {
  const places = columns.flatMap((column, at) => {
    const table = tableOf(column);
    return table === undefined ? [] : [{ table, at }];
  });
  return rows.map((row) =>
    places.flatMap(({ table, at }) => {
      const key = Number(row[at] ?? Number.NaN);
      return Number.isFinite(key) ? [{ table, key }] : [];
    }),
  );
}

const nameOf = ({ table, key }: SourceRow): string => `${table} ${key}`;
