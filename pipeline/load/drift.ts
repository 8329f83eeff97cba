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
  /** The table is copied whole, whatever its form. */
  readonly isFull?: boolean;
}

/** Compares a table with what the warehouse has of it. */
export function driftOf({ state, columns, key, warehouse, setting, isFull = false }: DriftInput): Drift {
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
  const staying = state.columns.filter(({ name }) => names.has(name)).map(({ name }) => name);
  const isReordered = !isSameList(
    staying,
    kept.flatMap(({ name }) => (before.has(name) ? [name] : [])),
  );
  // A table changed in place has new columns at its end, as the source must have them for both to stay the same.
  const areAtEnd = isSameList(
    staying,
    kept.slice(0, staying.length).map(({ name }) => name),
  );
  const alterations =
    keyChanged || isFull || !areAtEnd
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
      ...retyped.map(({ old, after }) => change(after.name, "column retyped", typesInWords(old, after))),
      ...(isReordered ? [change(null, "columns reordered", [null, null])] : []),
      ...(keyChanged ? [change(null, "key changed", [state.key, key ?? null])] : []),
    ],
  };
}

interface Retyped {
  readonly old: StateColumn;
  readonly after: LoadableColumn;
}

function isRetyped(old: StateColumn, after: LoadableColumn): boolean {
  return (
    old.declaredType !== after.declaredType ||
    old.nullable !== after.nullable ||
    !isSameType(old.type, after.type)
  );
}

function typesInWords(old: StateColumn, after: LoadableColumn): readonly [string, string] {
  if (old.nullable === after.nullable) return [old.declaredType, after.declaredType];
  const inWords = (column: StateColumn | LoadableColumn): string =>
    `${column.declaredType} ${column.nullable ? "null" : "not null"}`;
  return [inWords(old), inWords(after)];
}

function isSameType(a: ColumnType, b: ColumnType): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => b[i] === name);
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
/** Digits of the largest value. */
const digitsOf = { smallint: 5, integer: 10, bigint: 19 } as const;

/** Every value of the old type is one of the new type, and a cast in the warehouse gives it. */
function isWidened(old: ColumnType, after: ColumnType): boolean {
  switch (old.kind) {
    case "smallint":
    case "integer":
    case "bigint":
      if (after.kind === "numeric") return after.precision - after.scale >= digitsOf[old.kind];
      return after.kind === "text" || wholeNumbers.indexOf(after.kind) > wholeNumbers.indexOf(old.kind);
    case "numeric":
      return (
        after.kind === "text" ||
        (after.kind === "numeric" &&
          after.scale >= old.scale &&
          after.precision - after.scale >= old.precision - old.scale)
      );
    case "real":
      return after.kind === "double";
    case "date":
      return after.kind === "timestamp";
    default:
      return false;
  }
}

/** What MySQL puts into the rows that were there before; undefined when that is computed row by row. */
function valueInOldRows({ default: value, nullable, type }: LoadableColumn): string | null | undefined {
  if (value !== null) return isLiteral(value, type) ? value : undefined;
  return nullable ? null : implicitValues[type.kind];
}

/** What MySQL takes for a column that must have a value and names none. For a day that is none: it is NULL here. */
const implicitValues: Readonly<Record<ColumnType["kind"], string | null>> = {
  smallint: "0",
  integer: "0",
  bigint: "0",
  numeric: "0",
  real: "0",
  double: "0",
  boolean: null,
  date: null,
  timestamp: null,
  time: "00:00:00",
  clock: "00:00:00",
  text: "",
  blob: "",
};

function isLiteral(value: string, { kind }: ColumnType): boolean {
  switch (kind) {
    case "text":
      return true;
    case "date":
    case "timestamp":
      return /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d+)?)?$/.test(value) && !/-00|^0000/.test(value);
    case "time":
    case "clock":
      return /^-?\d+:\d\d:\d\d(\.\d+)?$/.test(value);
    case "blob":
    case "boolean":
      return false;
    default:
      return /^-?\d+(\.\d+)?$/.test(value);
  }
}
