import { BitewingError, BitewingErrors } from "../../foundation/errors.ts";
import type { SyncPlan } from "../discover/catalog.ts";
import { editStampsOf } from "../discover/edit-stamps.ts";
import { syncPlanOf } from "../discover/sync-plan.ts";
import { numberedKey } from "../discover/table-keys.ts";
import { type LoadableColumn, loadableColumns } from "../sources/loadable-columns.ts";
import type { TableExtent } from "../sources/source.ts";
import type { SourceTable } from "../sources/source-schema.ts";
import type { WarehouseKind } from "../types/column-type.ts";
import { warehouseType } from "../types/type-rules.ts";
import { statusTable } from "../warehouses/etl-tables.ts";
import type { SchemaChange } from "../warehouses/schema-change.ts";
import type { TableState } from "../warehouses/table-state.ts";
import {
  type ColumnAlteration,
  type RawTable,
  rawSchema,
  type WarehouseContents,
} from "../warehouses/warehouse.ts";
import { type DriftSetting, driftOf, noDrift } from "./drift.ts";

/** What a load will do, table by table: a dry run prints it, a real run executes it. */
export interface LoadPlan {
  readonly from: string;
  readonly to: string;
  readonly mode: "incremental" | "full";
  readonly tables: readonly PlannedTable[];
  readonly schemaChanges: readonly SchemaChange[];
}

export interface PlannedTable {
  readonly source: SourceTable;
  readonly target: RawTable;
  readonly syncPlan: SyncPlan;
  readonly extent: TableExtent;
  /** Columns of the source that are left out. */
  readonly without: ReadonlySet<string>;
  readonly basis: Basis;
  /** The source declares the table otherwise than before, which the table's state has to say. */
  readonly hasOtherForm: boolean;
}

/** What a table's load starts from. */
export type Basis =
  /** Everything is copied, but for what an unfinished load has left over. */
  | { readonly kind: "copy"; readonly reason: string; readonly isLeftOver: boolean }
  /** Ranges of rows are compared with what is known of the published table, which may get another form first. */
  | {
      readonly kind: "compare";
      readonly state: TableState;
      readonly alterations: readonly ColumnAlteration[];
    };

/** Whether the published table gets another form before its rows are compared. */
export function isAltered({ basis }: PlannedTable): boolean {
  return basis.kind === "compare" && basis.alterations.length > 0;
}

export interface PlanInput {
  /** Shown URLs, without passwords. */
  readonly from: string;
  readonly to: string;
  readonly warehouse: WarehouseKind;
  readonly tables: readonly SourceTable[];
  /** True when these are all tables of the source, so that others are known to be gone. */
  readonly areAll: boolean;
  readonly extents: ReadonlyMap<string, TableExtent>;
  readonly contents: WarehouseContents;
  readonly isFull: boolean;
  readonly drift: DriftSetting;
  /** Tables up to this many rows are copied whole when they changed. */
  readonly smallTable?: number | undefined;
}

/**
 * @throws {BitewingError} of kind `database` when a column has a type without a rule or two names differ by case only,
 *   `found` when the form of the source has changed and is meant to be frozen
 */
export function planLoad(input: PlanInput): LoadPlan {
  const { from, to, contents, drift } = input;
  const isFirst = contents.states.size === 0;
  const isNew = (table: SourceTable): boolean =>
    !isFirst && input.areAll && !contents.states.has(table.name.toLowerCase());
  const added = input.tables.filter(isNew);
  const chosen = drift === "discard" ? input.tables.filter((table) => !added.includes(table)) : input.tables;
  const planned = chosen.map((table) => planTable(table, input));
  refuseClashes(planned.map(({ table }) => table));
  const schemaChanges = [
    ...added.map((table) => tableChange(table.name.toLowerCase(), "table added", drift)),
    ...tablesGone(input).map((name) => tableChange(name, "table removed", drift)),
    ...planned.flatMap(({ changes }) => changes),
  ];
  if (drift === "freeze" && schemaChanges.length > 0) throw frozen(schemaChanges);
  const mode = input.isFull ? "full" : "incremental";
  return { from, to, mode, tables: planned.map(({ table }) => table), schemaChanges };
}

/** The column that ranges of rows go by; undefined for a table that is only ever taken whole. */
export function keyOf(table: SourceTable): string | undefined {
  return numberedKey(table)?.name;
}

function planTable(
  source: SourceTable,
  input: PlanInput,
): { readonly table: PlannedTable; readonly changes: readonly SchemaChange[] } {
  const key = keyOf(source);
  const name = source.name.toLowerCase();
  const columns = loadableColumns(source);
  const state = input.contents.states.get(name);
  const { warehouse, drift: setting } = input;
  const drift =
    state === undefined
      ? noDrift
      : driftOf({ state, columns, key, warehouse, setting, isFull: input.isFull });
  const target: RawTable = {
    name,
    columns: columns.filter((column) => !drift.without.has(column.name)).map(rawColumn),
    ...(key === undefined ? {} : { key }),
  };
  const copy = (reason: string): Basis => ({
    kind: "copy",
    reason,
    isLeftOver: !input.isFull && input.contents.isLeftOver(target),
  });
  const basis: Basis =
    state === undefined
      ? copy("first load")
      : input.isFull
        ? copy("asked for in full")
        : drift.alterations === null
          ? copy("its form has changed")
          : { kind: "compare", state, alterations: drift.alterations };
  const syncPlan = syncPlanOf(source, {
    editStamps: editStampsOf(source),
    smallTable: input.smallTable,
  });
  const extent = input.extents.get(source.name) ?? { kind: "empty" };
  return {
    table: {
      source,
      target,
      syncPlan,
      extent,
      without: drift.without,
      basis,
      hasOtherForm: drift.changes.length > 0,
    },
    changes: drift.changes,
  };
}

function rawColumn({ name, type, nullable }: LoadableColumn): RawTable["columns"][number] {
  return { name, type, nullable };
}

function tablesGone({ areAll, tables, contents }: PlanInput): string[] {
  if (!areAll) return [];
  const there = new Set(tables.map((table) => table.name.toLowerCase()));
  return [...contents.states.keys()].filter((name) => !there.has(name));
}

function tableChange(
  table: string,
  kind: "table added" | "table removed",
  drift: DriftSetting,
): SchemaChange {
  const added = drift === "discard" ? "left out" : "loaded";
  const handling = kind === "table added" ? added : "kept in the warehouse as it was";
  return { table, column: null, kind, before: null, after: null, handling };
}

function frozen(changes: readonly SchemaChange[]): BitewingErrors {
  return new BitewingErrors(
    {
      kind: "found",
      what: `The form of the source has changed since the load before, and it is frozen: ${changes.length} changes. Nothing was loaded.`,
      next: "Look at the changes, then load with --schema-drift evolve or discard.",
    },
    changes.map((change) => ({ kind: "found", what: describeChange(change) })),
  );
}

/** A change in words: `patient.Nickname: column added, varchar(50)`. */
export function describeChange({ table, column, kind, before, after }: SchemaChange): string {
  const name = column === null ? table : `${table}.${column}`;
  const types = [before, after].filter((type) => type !== null).join(" → ");
  return `${name}: ${kind}${types === "" ? "" : `, ${types}`}`;
}

/**
 * The tables that a load is asked for, all of them when it names none; names are found whatever their case.
 *
 * @throws {BitewingError} of kind `usage` when one is not there
 */
export function chooseTables(
  tables: readonly SourceTable[],
  names: readonly string[] | undefined,
  source: string,
): readonly SourceTable[] {
  if (names === undefined) return tables;
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const chosen = tables.filter(({ name }) => wanted.delete(name.toLowerCase()));
  if (wanted.size === 0 && chosen.length > 0) return chosen;
  const missing = [...wanted].join(", ");
  throw new BitewingError({
    kind: "usage",
    what: missing === "" ? "No table is named." : `The source has no such table: ${missing}.`,
    where: source,
    next: "'bitewing discover' lists the tables.",
  });
}

/** One line a table, one for all empty ones, and one for each change of form. */
export function describePlan(plan: LoadPlan, warehouse: WarehouseKind): string[] {
  const isFilled = ({ extent, basis }: PlannedTable): boolean =>
    extent.kind !== "empty" || basis.kind === "compare";
  const filled = plan.tables.filter((table) => isFilled(table) && !isEmptyBefore(table));
  const empty = plan.tables.length - filled.length;
  const lines = filled.map((table) => `  ${describeTable(table, warehouse)}`);
  if (empty > 0) lines.push(`  ${empty} empty tables: laid out, nothing to copy`);
  return [
    `load ${plan.from} → ${plan.to}: ${plan.tables.length} tables`,
    ...lines,
    ...plan.schemaChanges.map((change) => `  ${describeChange(change)}: ${change.handling}`),
  ];
}

function isEmptyBefore({ extent, basis }: PlannedTable): boolean {
  return (
    extent.kind === "empty" &&
    basis.kind === "compare" &&
    basis.state.ranges.every(({ fingerprint }) => fingerprint.rows === 0)
  );
}

function describeTable({ source, target, basis, syncPlan }: PlannedTable, warehouse: WarehouseKind): string {
  const name = `${source.name} → ${rawSchema}.${target.name}`;
  if (basis.kind === "compare") {
    const ranges = basis.state.ranges.length === 1 ? "whole" : `${basis.state.ranges.length} ranges of keys`;
    return `compare  ${name}: ${ranges}, then ${changesBy[syncPlan.kind]}${translationOf(source)}`;
  }
  const rows = `about ${source.rowEstimate.toLocaleString("en-US")} rows`;
  const types = new Set(target.columns.map(({ type }) => warehouseType(type, warehouse)));
  const rest = basis.isLeftOver ? "what an unfinished load has not copied yet" : basis.reason;
  return `copy     ${name}: ${target.columns.length} columns (${[...types].join(", ")}), ${rows}; ${rest}${translationOf(source)}`;
}

/** What a profile makes of a table, in words; empty for a table that is taken as it is. */
function translationOf({ columns, rows }: SourceTable): string {
  const translated = columns.filter(({ value }) => value !== undefined).map(({ name }) => name);
  const leftOut = columns.filter(({ isLeftOut }) => isLeftOut === true).length;
  return [
    ...(translated.length === 0 ? [] : [`; translated: ${translated.join(", ")}`]),
    ...(leftOut === 0 ? [] : [`; ${leftOut} columns left out`]),
    ...(rows === undefined ? [] : ["; some rows left out"]),
  ].join("");
}

const changesBy: Readonly<Record<SyncPlan["kind"], string>> = {
  "append-by-key": "new keys, and ranges that differ",
  "by-edit-stamp": "rows by edit stamp, and ranges that differ",
  "chunk-checksums": "ranges that differ",
  full: "all of it if it differs",
};

function refuseClashes(tables: readonly PlannedTable[]): void {
  const seen = new Map<string, string>([
    [statusTable, `${rawSchema}.${statusTable}, which is written by the load`],
  ]);
  for (const { source, target } of tables) {
    const other = seen.get(target.name);
    if (other !== undefined) {
      throw new BitewingError({
        kind: "database",
        what: `Table '${source.name}' would have the same name in the warehouse as ${other}.`,
        next: "Leave one of them out with --tables.",
      });
    }
    seen.set(target.name, `'${source.name}'`);
  }
}
