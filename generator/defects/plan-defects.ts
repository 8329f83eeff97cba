import type { Draw } from "../../foundation/random.ts";
import { type TableName, tableNamed } from "../opendental/schema/tables.ts";
import type { LooseRow } from "../sinks/row-plan.ts";
import type { Candidate, DefectKind, Edit, Planting, RowName, Survey } from "./defect-kind.ts";
import type { Dose } from "./defect-spec.ts";

/** An edit of one row, with the key that an added row will have. */
export type PlannedEdit = RowName & {
  readonly values: LooseRow;
} & ({ readonly action: "changed" | "removed" } | { readonly action: "added"; readonly like: number });

/** One planted fault. */
export interface Defect {
  /** For example `split-orphaned-003`. */
  readonly id: string;
  readonly kind: string;
  readonly edits: readonly PlannedEdit[];
  /** Rows that show it as well as the edited ones. */
  readonly counterparts: readonly RowName[];
  /** Rows that the edited ones name, before or after: what is computed for them may be wrong in consequence. */
  readonly implicates: readonly RowName[];
}

/**
 * Chooses where the defects go: of each kind's candidates those with the smallest draws, keyed by kind and row. No two
 * of them share a row, and none is in a row that an edited row names, so that none hides another.
 */
export function planDefects(survey: Survey, doses: readonly Dose[], draw: Draw): readonly Defect[] {
  const planner = new Planner(survey);
  return doses.flatMap((dose) => planKind(planner, survey, dose, draw));
}

function planKind(planner: Planner, survey: Survey, dose: Dose, draw: Draw): readonly Defect[] {
  const { kind } = dose;
  const drawn = drawCandidates(kind, survey, draw);
  const wanted = wantedOf(dose, drawn);
  const defects: Defect[] = [];
  for (const { candidate } of drawn) {
    if (defects.length >= wanted) break;
    const planting = candidate.plant(draw("defect", kind.name, candidate.key, "how"));
    if (planting === undefined) continue;
    const defect = planner.admit(
      `${kind.name}-${String(defects.length + 1).padStart(3, "0")}`,
      kind,
      planting,
    );
    if (defect !== undefined) defects.push(defect);
  }
  return defects;
}

interface DrawnCandidate {
  readonly candidate: Candidate;
  readonly chance: number;
}

function drawCandidates(kind: DefectKind, survey: Survey, draw: Draw): readonly DrawnCandidate[] {
  return [...kind.find(survey)]
    .map((candidate) => ({ candidate, chance: draw("defect", kind.name, candidate.key).next() }))
    .sort((a, b) => a.chance - b.chance || a.candidate.key - b.candidate.key);
}

function wantedOf({ amount }: Dose, drawn: readonly DrawnCandidate[]): number {
  if (amount.kind === "rows") return amount.rows;
  const byShare = drawn.filter(({ chance }) => chance < amount.share).length;
  return Math.max(amount.atLeast, byShare);
}

class Planner {
  readonly #survey: Survey;
  /** Rows that a defect is in, and rows that a row with a defect names. */
  readonly #spoiled = new Set<string>();
  readonly #named = new Set<string>();
  readonly #lastKeys = new Map<TableName, number>();

  constructor(survey: Survey) {
    this.#survey = survey;
  }

  /** Takes a planting in, unless it touches a row of another. */
  admit(id: string, kind: DefectKind, { edits, counterparts = [] }: Planting): Defect | undefined {
    const known = edits.map((edit) => ({ table: edit.table, key: keyBefore(edit) }));
    const own = [...known, ...counterparts];
    const named = this.#withGuarantors(edits.flatMap((edit) => this.#namedBy(edit)));
    if (own.some((row) => this.#spoiled.has(idOf(row)) || this.#named.has(idOf(row)))) return undefined;
    if (named.some((row) => this.#spoiled.has(idOf(row)) && !own.some((mine) => idOf(mine) === idOf(row))))
      return undefined;
    for (const row of own) this.#spoiled.add(idOf(row));
    for (const row of named) this.#named.add(idOf(row));
    const planned = edits.map((edit) => this.#withKey(edit));
    const implicates = distinct([...named, ...planned.flatMap(afterwardsNamed)]);
    return { id, kind: kind.name, edits: planned, counterparts, implicates };
  }

  #withKey(edit: Edit): PlannedEdit {
    if (edit.action === "changed") return edit;
    if (edit.action === "removed") return { ...edit, values: {} };
    const { action, table, like } = edit;
    const key = (this.#lastKeys.get(table) ?? this.#survey.lastKey(table)) + 1;
    this.#lastKeys.set(table, key);
    return { action, table, like, key, values: edit.values(key) };
  }

  #namedBy(edit: Edit): readonly RowName[] {
    const row = this.#survey.find(edit.table, keyBefore(edit));
    const changed = edit.action === "changed" ? edit.values : {};
    return [...namesIn(edit.table, row ?? {}), ...namesIn(edit.table, changed)];
  }

  /** A family's balance is on its guarantor. */
  #withGuarantors(rows: readonly RowName[]): readonly RowName[] {
    return rows.flatMap((row) => {
      const guarantor =
        row.table === "patient" ? this.#survey.find("patient", row.key)?.Guarantor : undefined;
      return guarantor === undefined ? [row] : [row, { table: "patient" as const, key: guarantor }];
    });
  }
}

const keyBefore = (edit: Edit): number => (edit.action === "added" ? edit.like : edit.key);
const idOf = ({ table, key }: RowName): string => `${table}:${key}`;
const afterwardsNamed = ({ table, values }: PlannedEdit): readonly RowName[] => namesIn(table, values);

/** The rows that a row's foreign keys name. */
function namesIn(table: TableName, row: LooseRow): readonly RowName[] {
  return tableNamed(table).columns.flatMap(({ name, references }) => {
    const value = references === undefined ? 0 : Number(row[name] ?? 0);
    // The schema states references by names of its own tables.
    return value > 0 && references !== undefined
      ? [{ table: references.table as TableName, key: value }]
      : [];
  });
}

function distinct(rows: readonly RowName[]): readonly RowName[] {
  return [...new Map(rows.map((row) => [idOf(row), row])).values()];
}
