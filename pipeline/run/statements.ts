import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import { md5 } from "../project/generic-test-names.ts";
import type { Relation, RelationName } from "../project/relation.ts";
import type { TemplateStatements } from "../project/relation-access.ts";
import { columnTypesSql } from "./relation-columns.ts";

/** The engines' SQL for creating and replacing relations. Each list runs in order on one connection. */

export type Engine = "duckdb" | "postgres";

/** A relation beside another, for building it before it takes the other's name. */
export function temporaryName(relation: RelationName): RelationName {
  const { identifier } = relation;
  // PostgreSQL cuts names at 63 characters; the hash keeps long names apart that begin alike.
  const short =
    identifier.length <= 54 ? identifier : `${identifier.slice(0, 45)}_${md5(identifier).slice(0, 8)}`;
  return { ...pick(relation), identifier: `${short}__dbt_tmp` };
}

function pick({ database, schema, identifier }: RelationName): RelationName {
  return { database, schema, identifier };
}

export function nameOf({ database, schema, identifier }: RelationName): string {
  return [database, schema, identifier].map(quoteSql).join(".");
}

export function createSchema(engine: Engine, database: string, schema: string): string {
  return `create schema if not exists ${engine === "duckdb" ? `${quoteSql(database)}.` : ""}${quoteSql(schema)}`;
}

/** Relations of some schemas: schema, name, `table` or `view`. */
export function listRelations(database: string, schemas: readonly string[]): string {
  const list = schemas.map((schema) => `'${schema.replaceAll("'", "''")}'`).join(", ");
  return `select table_schema, table_name, case when table_type = 'VIEW' then 'view' else 'table' end
from information_schema.tables
where table_catalog = '${database.replaceAll("'", "''")}' and table_schema in (${list})`;
}

export function drop(engine: Engine, type: "table" | "view", relation: RelationName): string {
  return `drop ${type} if exists ${nameOf(relation)}${engine === "postgres" ? " cascade" : ""}`;
}

/** The statements that macros run through dbt's `adapter`. */
export function templateStatements(engine: Engine): TemplateStatements {
  const cascade = engine === "postgres" ? " cascade" : "";
  return {
    columns: (relation) => columnTypesSql(engine, relation),
    drop: (relation, type) => drop(engine, type, relation),
    rename: (relation, type, name) => `alter ${type} ${nameOf(relation)} rename to ${quoteSql(name)}`,
    truncate: (relation) => `truncate table ${nameOf(relation)}${cascade}`,
    createSchema: ({ database, schema }) => createSchema(engine, database, schema),
    dropSchema: ({ schema }) => `drop schema if exists ${quoteSql(schema)} cascade`,
    schemaExists: (database, schema) =>
      `select count(*) from information_schema.schemata where catalog_name = ${literalSql(database)} and schema_name = ${literalSql(schema)}`,
  };
}

export function createTableAs(relation: RelationName, sql: string): string {
  return `create table ${nameOf(relation)} as (\n${sql}\n)`;
}

export function createViewAs(relation: RelationName, sql: string): string {
  return `create view ${nameOf(relation)} as (\n${sql}\n)`;
}

/** Gives a relation that was built beside it the name of another. To be run in one transaction. */
export function swap(
  engine: Engine,
  type: "table" | "view",
  built: RelationName,
  target: RelationName,
  existing: Relation | undefined,
): string[] {
  const old =
    existing?.type === "table" || existing?.type === "view" ? [drop(engine, existing.type, target)] : [];
  return [...old, `alter ${type} ${nameOf(built)} rename to ${quoteSql(target.identifier)}`];
}

/**
 * Replaces a view. PostgreSQL's `create or replace` refuses changed columns, so a new one takes the name there. To be
 * run in one transaction.
 */
export function replaceView(
  engine: Engine,
  target: RelationName,
  sql: string,
  existing: Relation | undefined,
): string[] {
  if (engine === "postgres") {
    const built = temporaryName(target);
    return [
      drop(engine, "view", built),
      createViewAs(built, sql),
      ...swap(engine, "view", built, target, existing),
    ];
  }
  const create = `create or replace view ${nameOf(target)} as (\n${sql}\n)`;
  return existing?.type === "table" ? [drop(engine, "table", target), create] : [create];
}
