/** What changed in the form of a table between two loads, and what a load does about it. */
import type { LoadableColumn } from "../sources/loadable-columns.ts";
import type { ColumnType, WarehouseKind } from "../types/column-type.ts";
import { warehouseType } from "../types/type-rules.ts";
import type { SchemaChange } from "../warehouses/schema-change.ts";
import type { StateColumn, TableState } from "../warehouses/table-state.ts";
import type { ColumnAlteration } from "../warehouses/warehouse.ts";

/**
 * What to do when the source's form has changed: `evolve` follows it, `freeze` refuses to load, `discard` leaves new
 * tables and columns out and follows the rest.
 */
export type DriftSetting = "evolve" | "freeze" | "discard";

export interface Drift {
  readonly changes: readonly SchemaChange[];
  /** New columns that shall not be loaded. */
  readonly without: ReadonlySet<string>;
  /** How the published table gets its new form in place; null when only a copy can give it. */
  readonly alterations: readonly ColumnAlteration[] | null;
}

export const noDrift: Drift = { changes: [], without: new Set(), alterations: [] };

export interface DriftInput {
  readonly state: TableState;
  readonly columns: readonly LoadableColumn[];
  readonly key: string | undefined;
  readonly warehouse: WarehouseKind;
  readonly setting: DriftSetting;
}

/** Compares a table with what the warehouse has of it. */
export function driftOf({ state, columns, key, warehouse, setting }: DriftInput): Drift {
  const before = new Map(state.columns.map((column) => [column.name, column]));
  const added = columns.filter(({ name }) => !before.has(name));
  const without = new Set(setting === "discard" ? added.map(({ name }) => name) : []);
  const kept = columns.filter(({ name }) => !without.has(name));
  const names = new Set(columns.map(({ name }) => name));
  const removed = state.columns.filter(({ name }) => !names.has(name));
  const retyped = kept.flatMap((after) => {
    const old = before.get(after.name);
    return old !== undefined && isRetyped(old, after) ? [{ old, after }] : [];
  });
  const keyChanged = state.key !== (key ?? null);
  const inOrder = isInOrder(state, kept, removed);
  const alterations =
    keyChanged || !inOrder
      ? null
      : inPlace({ added: added.filter(({ name }) => !without.has(name)), removed, retyped, warehouse });
  const handling = alterations === null ? "copied whole" : "changed in place";
  const change = (
    column: string | null,
    kind: SchemaChange["kind"],
    [from, to]: readonly [string | null, string | null],
  ): SchemaChange => ({
    table: state.table,
    column,
    kind,
    before: from,
    after: to,
    handling: column !== null && without.has(column) ? "left out" : handling,
  });
  return {
    without,
    alterations,
    changes: [
      ...removed.map((old) => change(old.name, "column removed", [old.declaredType, null])),
      ...added.map((column) => change(column.name, "column added", [null, column.declaredType])),
      ...retyped.map(({ old, after }) =>
        change(after.name, "column retyped", [old.declaredType, after.declaredType]),
      ),
      ...(inOrder ? [] : [change(null, "columns reordered", [null, null])]),
      ...(keyChanged ? [change(null, "key changed", [state.key, key ?? null])] : []),
    ],
  };
}

interface Retyped {
  readonly old: StateColumn;
  readonly after: LoadableColumn;
}

function isRetyped(old: StateColumn, after: LoadableColumn): boolean {
  return old.declaredType !== after.declaredType || !isSameType(old.type, after.type);
}

function isSameType(a: ColumnType, b: ColumnType): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A table changed in place has new columns at its end, as the source must have them for both to stay the same. */
function isInOrder(
  state: TableState,
  kept: readonly LoadableColumn[],
  removed: readonly StateColumn[],
): boolean {
  const gone = new Set(removed.map(({ name }) => name));
  const staying = state.columns.filter(({ name }) => !gone.has(name));
  return staying.every(({ name }, i) => kept[i]?.name === name);
}

/** Null when a copy is needed. */
function inPlace(form: {
  readonly added: readonly LoadableColumn[];
  readonly removed: readonly StateColumn[];
  readonly retyped: readonly Retyped[];
  readonly warehouse: WarehouseKind;
}): readonly ColumnAlteration[] | null {
  const alterations: ColumnAlteration[] = form.removed.map(({ name }) => ({ kind: "drop", column: name }));
  for (const { old, after } of form.retyped) {
    if (warehouseType(old.type, form.warehouse) === warehouseType(after.type, form.warehouse)) continue;
    if (!isWidened(old.type, after.type)) return null;
    alterations.push({ kind: "retype", column: after });
  }
  for (const column of form.added) {
    const value = valueInOldRows(column);
    if (value === undefined) return null;
    alterations.push({ kind: "add", column, default: value });
  }
  return alterations;
}

const wholeNumbers: readonly ColumnType["kind"][] = ["smallint", "integer", "bigint"];

/** Every value of the old type is one of the new type, written alike. */
function isWidened(old: ColumnType, after: ColumnType): boolean {
  const [from, to] = [wholeNumbers.indexOf(old.kind), wholeNumbers.indexOf(after.kind)];
  if (from >= 0 && to >= 0) return to > from;
  return from >= 0 && after.kind === "numeric" && after.scale === 0 && after.precision >= 19;
}

/** What MySQL puts into the rows that were there before; undefined when that is computed row by row. */
function valueInOldRows({ default: value, nullable, type }: LoadableColumn): string | null | undefined {
  if (value !== null) return isLiteral(value, type) ? value : undefined;
  if (nullable) return null;
  if (type.kind === "text") return "";
  return ["smallint", "integer", "bigint", "numeric", "real", "double"].includes(type.kind) ? "0" : null;
}

function isLiteral(value: string, { kind }: ColumnType): boolean {
  if (kind === "text") return true;
  if (kind === "date" || kind === "timestamp")
    return /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(value) && !/-00|^0000/.test(value);
  return /^-?\d+(\.\d+)?$/.test(value);
}
