import { quoteSql } from "../../foundation/sql-text.ts";
import type { RelationName } from "../project/relation.ts";
import type { HardDeletes, MetaColumns } from "../project/snapshot-config.ts";
import { nameOf } from "./statements.ts";

/** The parts that a snapshot's statements are made of; what it means for a row to have changed is in `rowChanged`. */
export interface SnapshotSql {
  readonly sql: string;
  readonly target: RelationName;
  readonly keys: readonly string[];
  readonly meta: MetaColumns;
  /** The time of the database, as an expression. */
  readonly now: string;
  /** When a row of the source changed, as an expression over it. */
  readonly updatedAt: string;
  /** The version's id, as an expression over the source's row. */
  readonly scdId: string;
  /** The id of the version that says a row is gone. */
  readonly deletedScdId: string;
  readonly hardDeletes: HardDeletes;
  /** What `dbt_valid_to` of current versions is; null when undefined. */
  readonly validToCurrent: string | undefined;
  readonly queryColumns: readonly string[];
  readonly tableColumns: readonly string[];
  /** A condition over `snapshotted_data` and `source_data`. */
  readonly rowChanged: string;
}

/** The query of the first run: every row is a current version. */
export function firstVersionsSql(parts: SnapshotSql): string {
  const { sql, meta, updatedAt, scdId } = parts;
  return `select *,
    ${scdId} as ${meta.scdId},
    ${updatedAt} as ${meta.updatedAt},
    ${updatedAt} as ${meta.validFrom},
    ${openEnd(parts, updatedAt)} as ${meta.validTo}${deletedFlag(parts, "'False'")}
from (
${sql}
) as source_data`;
}

/** The end of a version that is current, of the type that times have here. */
function openEnd({ validToCurrent }: SnapshotSql, time: string): string {
  return `coalesce(nullif(${time}, ${time}), ${validToCurrent ?? "null"})`;
}

function deletedFlag({ hardDeletes, meta }: SnapshotSql, value: string): string {
  return hardDeletes === "new_record" ? `,\n    ${value} as ${meta.isDeleted}` : "";
}

/** What changed since: rows to insert, and for `update` and `delete` the versions that end. */
export function changesSql(parts: SnapshotSql): string {
  const { sql, target, keys, meta, updatedAt, scdId } = parts;
  const keyFields = keys.map((key, i) => `${key} as dbt_unique_key_${i + 1}`).join(", ");
  const selects = [insertions(parts), updates(parts)];
  if (parts.hardDeletes !== "ignore") selects.push(deletions(parts));
  if (parts.hardDeletes === "new_record") selects.push(deletionRecords(parts));
  return `with snapshot_query as (
${sql}
),
snapshotted_data as (
    select *, ${keyFields} from ${nameOf(target)}
    where ${isCurrent(parts, meta.validTo)}
),
source_data as (
    select *, ${keyFields}, ${updatedAt} as dbt_change_time, ${scdId} as dbt_new_scd_id
    from snapshot_query
)
${selects.join("\nunion all\n")}`;
}

function isCurrent({ validToCurrent }: SnapshotSql, validTo: string): string {
  return validToCurrent === undefined
    ? `${validTo} is null`
    : `(${validTo} = ${validToCurrent} or ${validTo} is null)`;
}

function keysMatch({ keys }: SnapshotSql): string {
  return keys
    .map((_, i) => `snapshotted_data.dbt_unique_key_${i + 1} = source_data.dbt_unique_key_${i + 1}`)
    .join(" and ");
}

function hasChanged({ rowChanged, hardDeletes, meta }: SnapshotSql): string {
  const returned = hardDeletes === "new_record" ? ` or snapshotted_data.${meta.isDeleted} = 'True'` : "";
  return `(${rowChanged}${returned})`;
}

function sourceColumns({ queryColumns }: SnapshotSql): string {
  return queryColumns.map((name) => `source_data.${quoteSql(name)}`).join(", ");
}

function insertions(parts: SnapshotSql): string {
  const { meta } = parts;
  const time = "source_data.dbt_change_time";
  return `select 'insert' as dbt_change_type, ${sourceColumns(parts)},
    ${time} as ${meta.updatedAt},
    ${time} as ${meta.validFrom},
    ${openEnd(parts, time)} as ${meta.validTo},
    source_data.dbt_new_scd_id as ${meta.scdId}${deletedFlag(parts, "'False'")}
from source_data
left join snapshotted_data on ${keysMatch(parts)}
where snapshotted_data.dbt_unique_key_1 is null or ${hasChanged(parts)}`;
}

function updates(parts: SnapshotSql): string {
  const { meta } = parts;
  const time = "source_data.dbt_change_time";
  return `select 'update', ${sourceColumns(parts)},
    ${time}, ${time}, ${time}, snapshotted_data.${meta.scdId}${deletedFlag(parts, `snapshotted_data.${meta.isDeleted}`)}
from source_data
join snapshotted_data on ${keysMatch(parts)}
where ${hasChanged(parts)}`;
}

/** A version that already says its row is gone stays as it is. */
function isGone(parts: SnapshotSql): string {
  const { meta, hardDeletes } = parts;
  const known =
    hardDeletes === "new_record" ? ` and snapshotted_data.${meta.isDeleted} is distinct from 'True'` : "";
  return `source_data.dbt_unique_key_1 is null${known}`;
}

function deletions(parts: SnapshotSql): string {
  const { meta, now } = parts;
  return `select 'delete', ${sourceColumns(parts)},
    ${now}, ${now}, ${now}, snapshotted_data.${meta.scdId}${deletedFlag(parts, `snapshotted_data.${meta.isDeleted}`)}
from snapshotted_data
left join source_data on ${keysMatch(parts)}
where ${isGone(parts)}`;
}

function deletionRecords(parts: SnapshotSql): string {
  const { meta, now, queryColumns, tableColumns, deletedScdId } = parts;
  const columns = queryColumns.map((name) => {
    const from = tableColumns.includes(name) ? "snapshotted_data" : "source_data";
    return `${from}.${quoteSql(name)}`;
  });
  return `select 'insert', ${columns.join(", ")},
    ${now}, ${now}, snapshotted_data.${meta.validTo}, ${deletedScdId}, 'True'
from snapshotted_data
left join source_data on ${keysMatch(parts)}
where ${isGone(parts)}`;
}

/** Ends the versions that changed or left. */
export function closeVersionsSql(parts: SnapshotSql, changes: RelationName): string {
  const { target, meta } = parts;
  return `update ${nameOf(target)} as DBT_INTERNAL_TARGET
set ${meta.validTo} = DBT_INTERNAL_SOURCE.${meta.validTo}
from ${nameOf(changes)} as DBT_INTERNAL_SOURCE
where DBT_INTERNAL_SOURCE.${meta.scdId} = DBT_INTERNAL_TARGET.${meta.scdId}
  and DBT_INTERNAL_SOURCE.dbt_change_type in ('update', 'delete')
  and ${isCurrent(parts, `DBT_INTERNAL_TARGET.${meta.validTo}`)}`;
}
