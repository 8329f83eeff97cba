import { quoteSql } from "../../foundation/sql-text.ts";
import type { NodeConfig } from "../project/node-config.ts";
import type { RelationName } from "../project/relation.ts";
import type { RelationColumn } from "./relation-columns.ts";
import { type Engine, nameOf } from "./statements.ts";

/** What a strategy works with; the parts of dbt's `arg_dict`. */
export interface Increment {
  readonly engine: Engine;
  readonly config: NodeConfig;
  readonly target: RelationName;
  /** The table that holds the rows of the query. */
  readonly built: RelationName;
  readonly uniqueKey: readonly string[];
  /** The columns to write. */
  readonly columns: readonly RelationColumn[];
  readonly predicates: readonly string[];
}

/** Answers the SQL of a project's own `get_incremental_<strategy>_sql`, undefined when there is no such macro. */
export type CallStrategyMacro = (strategy: string, increment: Increment) => Promise<string | undefined>;

type Strategy = (increment: Increment) => string[];

/** The statements of each strategy, as dbt's adapters write them. */
export const incrementalStrategies: ReadonlyMap<string, Strategy> = new Map<string, Strategy>([
  ["append", (increment) => [insert(increment)]],
  ["delete+insert", (increment) => [...deleteMatching(increment), insert(increment)]],
  ["merge", (increment) => [merge(increment)]],
]);

/** What a model without `incremental_strategy` gets on both engines: with a key its rows are replaced. */
export const defaultStrategy = "delete+insert";

function insert({ target, built, columns }: Increment): string {
  const list = columns.map(({ name }) => quoteSql(name)).join(", ");
  return `insert into ${nameOf(target)} (${list}) select ${list} from ${nameOf(built)}`;
}

/** The aliases are dbt's, because predicates name them; a key that is null equals none. */
function deleteMatching(increment: Increment): string[] {
  const { uniqueKey, predicates } = increment;
  if (uniqueKey.length === 0) return [];
  const more = predicates.map((predicate) => `\n  and ${predicate}`).join("");
  return [deleteWhere(increment, uniqueKey) + more];
}

function deleteWhere({ engine, target, built, config }: Increment, key: readonly string[]): string {
  if (engine === "duckdb" && Array.isArray(config.get("unique_key"))) {
    const matches = key.map((column) => `${nameOf(built)}.${column} = DBT_INCREMENTAL_TARGET.${column}`);
    return `delete from ${nameOf(target)} as DBT_INCREMENTAL_TARGET using ${nameOf(built)} where ${matches.join(" and ")}`;
  }
  const list = key.join(", ");
  const alias = engine === "postgres" ? " as DBT_INTERNAL_DEST" : "";
  return `delete from ${nameOf(target)}${alias} where (${list}) in (select distinct ${list} from ${nameOf(built)})`;
}

/** When a row of the query meets one of the table. */
function mergeCondition({ uniqueKey, predicates }: Increment): string {
  const matches = uniqueKey.map((key) => `DBT_INTERNAL_SOURCE.${key} = DBT_INTERNAL_DEST.${key}`);
  return `(${[...predicates, ...(matches.length > 0 ? matches : ["false"])].join(") and (")})`;
}

/** Keys of rows in the table that several rows of the query would update: DuckDB would take any of them. */
export function ambiguousKeysSql(increment: Increment): string {
  const { target, built, uniqueKey } = increment;
  const list = uniqueKey.map((key) => `DBT_INTERNAL_SOURCE.${key}`).join(", ");
  return `select ${list} from ${nameOf(built)} as DBT_INTERNAL_SOURCE
where exists (select 1 from ${nameOf(target)} as DBT_INTERNAL_DEST where ${mergeCondition(increment)})
group by ${list} having count(*) > 1
order by ${list} limit 1`;
}

function merge(increment: Increment): string {
  const { target, built, columns, uniqueKey } = increment;
  const list = columns.map(({ name }) => quoteSql(name));
  const values = list.map((name) => `DBT_INTERNAL_SOURCE.${name}`);
  return `merge into ${nameOf(target)} as DBT_INTERNAL_DEST
using ${nameOf(built)} as DBT_INTERNAL_SOURCE
on ${mergeCondition(increment)}
${uniqueKey.length > 0 ? whenMatched(increment) : ""}when not matched then insert (${list.join(", ")})
values (${values.join(", ")})`;
}

function whenMatched(increment: Increment): string {
  const assignments = updateColumns(increment).map((name) => `${name} = DBT_INTERNAL_SOURCE.${name}`);
  return assignments.length === 0 ? "" : `when matched then update set ${assignments.join(", ")}\n`;
}

/** `merge_update_columns` as written, or every column but the `merge_exclude_columns`. */
function updateColumns({ config, columns }: Increment): string[] {
  const chosen = config.list("merge_update_columns");
  if (chosen.length > 0) return chosen;
  const excluded = new Set(config.list("merge_exclude_columns").map((name) => name.toLowerCase()));
  return columns.filter(({ name }) => !excluded.has(name.toLowerCase())).map(({ name }) => quoteSql(name));
}
