import { BitewingError } from "../../foundation/errors.ts";
import { loadableColumns } from "../sources/loadable-columns.ts";
import type { SourceTable } from "../sources/source-schema.ts";
import type { WarehouseKind } from "../types/column-type.ts";
import { warehouseType } from "../types/type-rules.ts";
import { type RawTable, rawSchema, statusTable } from "../warehouses/warehouse.ts";

/** What a load will do, table by table: a dry run prints it, a real run executes it. */
export interface LoadPlan {
  readonly from: string;
  readonly to: string;
  readonly tables: readonly PlannedTable[];
}

export interface PlannedTable {
  readonly source: SourceTable;
  readonly target: RawTable;
  /** The whole table replaces the one in the warehouse. */
  readonly strategy: "full";
  /** Without a single row: only laid out. */
  readonly empty: boolean;
}

export interface PlanInput {
  /** Shown URLs, without passwords. */
  readonly from: string;
  readonly to: string;
  readonly tables: readonly SourceTable[];
  readonly empty: ReadonlySet<string>;
}

/**
 * @throws {BitewingError} of kind `database` when a column has a type without a rule, or two names differ by case only
 */
export function planLoad({ from, to, tables, empty }: PlanInput): LoadPlan {
  const planned = tables.map((source): PlannedTable => {
    const columns = loadableColumns(source).map(({ name, type }) => ({ name, type }));
    const target = { name: source.name.toLowerCase(), columns };
    return { source, target, strategy: "full", empty: empty.has(source.name) };
  });
  refuseClashes(planned);
  return { from, to, tables: planned };
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

/** One line a table, and one for all empty ones. */
export function describePlan(plan: LoadPlan, warehouse: WarehouseKind): string[] {
  const filled = plan.tables.filter((table) => !table.empty);
  const empty = plan.tables.length - filled.length;
  const lines = filled.map(({ source, target, strategy }) => {
    const rows = `about ${source.rowEstimate.toLocaleString("en-US")} rows`;
    const types = new Set(target.columns.map(({ type }) => warehouseType(type, warehouse)));
    return `  ${strategy}  ${source.name} → ${rawSchema}.${target.name}: ${target.columns.length} columns (${[...types].join(", ")}), ${rows}`;
  });
  if (empty > 0) lines.push(`  full  ${empty} empty tables: laid out, nothing to copy`);
  return [`load ${plan.from} → ${plan.to}: ${plan.tables.length} tables`, ...lines];
}

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
