import { literalSql } from "../../foundation/sql-text.ts";
import { isTest, type Project } from "../project/project.ts";
import { Relation } from "../project/relation.ts";
import { type ArtifactTime, artifactMetadata } from "./artifact-metadata.ts";
import type { Session } from "./warehouse.ts";

/** A column of a relation that stands in the database. */
export interface CatalogRow {
  readonly relation: Relation;
  readonly type: "BASE TABLE" | "VIEW";
  readonly column: string;
  /** From 1. */
  readonly index: number;
  readonly dataType: string;
}

/** The columns of everything in the schemas that the project builds or reads. */
export async function readCatalogRows(project: Project, session: Session): Promise<CatalogRow[]> {
  const { database } = project.target;
  const items = [...project.nodes.values(), ...project.sources.values()];
  const schemas = [...new Set(items.map(({ relation }) => literalSql(relation.schema)))];
  if (schemas.length === 0) return [];
  const { rows } =
    await session.query(`select c.table_schema, c.table_name, t.table_type, c.column_name, c.ordinal_position, c.data_type
from information_schema.columns as c
join information_schema.tables as t
    on c.table_catalog = t.table_catalog and c.table_schema = t.table_schema and c.table_name = t.table_name
where c.table_catalog = ${literalSql(database)} and c.table_schema in (${schemas.join(", ")})
order by c.table_schema, c.table_name, c.ordinal_position`);
  return rows.map(([schema, identifier, type, column, index, dataType]) => ({
    relation: new Relation({ database, schema: String(schema), identifier: String(identifier) }),
    type: type === "VIEW" ? "VIEW" : "BASE TABLE",
    column: String(column),
    index: Number(index),
    dataType: String(dataType),
  }));
}

/** dbt's catalog.json, version 1: what of the project stands in the database, with its columns. */
export function catalogOf(
  project: Project,
  rows: readonly CatalogRow[],
  time: ArtifactTime,
): Record<string, unknown> {
  const tables = new Map<string, CatalogRow[]>();
  for (const row of rows) {
    const name = row.relation.text();
    const known = tables.get(name);
    if (known === undefined) tables.set(name, [row]);
    else known.push(row);
  }
  const entries = (items: Iterable<{ uniqueId: string; relation: Relation }>): Record<string, unknown> =>
    Object.fromEntries(
      [...items].flatMap(({ uniqueId, relation }) => {
        const columns = tables.get(relation.text());
        return columns === undefined ? [] : [[uniqueId, tableEntry(uniqueId, columns)]];
      }),
    );
  const built = [...project.nodes.values()].filter((node) => !isTest(node));
  return {
    metadata: artifactMetadata("catalog/v1", time, time.startedAt),
    nodes: entries(built),
    sources: entries(project.sources.values()),
    errors: null,
  };
}

function tableEntry(uniqueId: string, columns: readonly CatalogRow[]): Record<string, unknown> {
  const [first] = columns;
  return {
    metadata: {
      type: first?.type,
      schema: first?.relation.schema,
      name: first?.relation.identifier,
      database: first?.relation.database,
      comment: null,
      owner: null,
    },
    columns: Object.fromEntries(
      columns.map(({ column, index, dataType }) => [
        column,
        { type: dataType, index, name: column, comment: null },
      ]),
    ),
    stats: {
      has_stats: {
        id: "has_stats",
        label: "Has Stats?",
        value: false,
        include: false,
        description: "Indicates whether there are statistics for this table",
      },
    },
    unique_id: uniqueId,
  };
}
