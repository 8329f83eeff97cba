import { BitewingError } from "../../foundation/errors.ts";
import { quoteSql } from "../../foundation/sql-text.ts";
import { str, type Value } from "../project/jinja/values.ts";
import type { Snapshot } from "../project/project.ts";
import type { Relation, RelationName } from "../project/relation.ts";
import { hardDeletes, type MetaColumns, metaColumns } from "../project/snapshot-config.ts";
import { queryColumnNames, relationColumns } from "./relation-columns.ts";
import { alterSchema } from "./schema-changes.ts";
import { changesSql, closeVersionsSql, firstVersionsSql, type SnapshotSql } from "./snapshot-sql.ts";
import { createTableAs, drop, type Engine, nameOf, temporaryName } from "./statements.ts";
import { runAll } from "./transaction.ts";
import type { Session } from "./warehouse.ts";

export interface SnapshotWork {
  readonly engine: Engine;
  readonly session: Session;
  readonly snapshot: Snapshot;
  readonly sql: string;
  readonly existing: Relation | undefined;
  /** Calls a macro in the snapshot's context. */
  readonly call: (name: string, args: readonly Value[]) => Promise<Value | undefined>;
}

/**
 * Brings a snapshot up to date, in the transaction that the session has open: versions that changed or left the source
 * are closed, and the new ones added (a slowly changing dimension of type 2). A full refresh does not touch it.
 */
export async function takeSnapshot(work: SnapshotWork): Promise<void> {
  const { session, snapshot, existing } = work;
  if (existing?.type === "view") throw wrongTarget(snapshot, "a view stands under its name");
  if (existing === undefined) {
    const parts = await snapshotSql(work, []);
    await session.query(createTableAs(snapshot.relation, firstVersionsSql(parts)));
  } else await addVersions(work);
}

async function addVersions(work: SnapshotWork): Promise<void> {
  const { engine, session, snapshot } = work;
  const table = await relationColumns(engine, session, snapshot.relation);
  const names = table.map(({ name }) => name);
  const parts = await snapshotSql(work, names);
  assertSnapshotTable(snapshot, parts, names);
  const changes = temporaryName(snapshot.relation);
  await runAll(session, [drop(engine, "table", changes), createTableAs(changes, changesSql(parts))]);
  const changed = await relationColumns(engine, session, changes);
  const columns = changed.filter(({ name }) => name !== "dbt_change_type");
  const added = columns.filter(({ name }) => !names.includes(name));
  await runAll(session, [
    ...alterSchema(engine, snapshot.relation, { added, removed: [], retyped: [], wider: [] }),
    closeVersionsSql(parts, changes),
    insertVersions(
      snapshot.relation,
      changes,
      columns.map(({ name }) => quoteSql(name)),
    ),
    drop(engine, "table", changes),
  ]);
}

function insertVersions(target: RelationName, changes: RelationName, columns: readonly string[]): string {
  const list = columns.join(", ");
  return `insert into ${nameOf(target)} (${list}) select ${list} from ${nameOf(changes)} where dbt_change_type = 'insert'`;
}

async function snapshotSql(work: SnapshotWork, tableColumns: readonly string[]): Promise<SnapshotSql> {
  const { session, snapshot, sql, call } = work;
  const { config } = snapshot;
  const now = str((await call("snapshot_get_time", [])) ?? "").trim();
  const isTimestamp = config.text("strategy") === "timestamp";
  const updatedAt = config.text("updated_at") ?? now;
  const keys = config.list("unique_key");
  const hash = async (args: readonly string[]): Promise<string> =>
    str((await call("snapshot_hash_arguments", [[...args]])) ?? "").trim();
  const meta = metaColumns(config);
  const queryColumns = await queryColumnNames(session, sql);
  return {
    sql,
    target: snapshot.relation,
    keys,
    meta,
    now,
    updatedAt,
    scdId: await hash([...keys, updatedAt]),
    deletedScdId: await hash([`snapshotted_data.${meta.scdId}`, now]),
    hardDeletes: hardDeletes(config),
    validToCurrent: config.text("dbt_valid_to_current"),
    queryColumns,
    tableColumns,
    rowChanged: isTimestamp
      ? `snapshotted_data.${meta.validFrom} < source_data.${updatedAt}`
      : await checkedColumnsChanged(work, queryColumns, tableColumns),
  };
}

/** A column that the table does not have yet makes every row a changed one, as in dbt. */
async function checkedColumnsChanged(
  { session, snapshot, sql }: SnapshotWork,
  queryColumns: readonly string[],
  tableColumns: readonly string[],
): Promise<string> {
  const isAll = snapshot.config.get("check_cols") === "all";
  const chosen = snapshot.config.list("check_cols").join(", ");
  const checked = isAll
    ? queryColumns
    : await queryColumnNames(session, `select ${chosen} from (\n${sql}\n) as checked_columns`);
  if (checked.some((name) => !tableColumns.includes(name))) return "true";
  return checked
    .map(quoteSql)
    .map((name) => `snapshotted_data.${name} is distinct from source_data.${name}`)
    .join(" or ");
}

function assertSnapshotTable(
  snapshot: Snapshot,
  { meta, hardDeletes: deletes }: SnapshotSql,
  names: readonly string[],
): void {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  const missing = neededColumns(meta, deletes === "new_record").filter(
    (name) => !lower.has(name.toLowerCase()),
  );
  if (missing.length === 0) return;
  throw wrongTarget(snapshot, `the table under its name has no column ${missing.join(", ")}`);
}

function neededColumns(meta: MetaColumns, marksDeleted: boolean): string[] {
  return [meta.scdId, meta.validFrom, meta.validTo, ...(marksDeleted ? [meta.isDeleted] : [])];
}

function wrongTarget(snapshot: Snapshot, why: string): BitewingError {
  return new BitewingError({
    kind: "found",
    what: `The snapshot '${snapshot.name}' cannot be taken: ${why}.`,
    where: snapshot.path,
    next: "Drop or rename what stands there, or give the snapshot another alias. Its history is not made anew.",
  });
}
