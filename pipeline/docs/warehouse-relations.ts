import { literalSql, quoteSql } from "../../foundation/sql-text.ts";
import type { RelationName } from "../project/relation.ts";
import type { Session, Warehouse } from "../run/warehouse.ts";

export interface WarehouseColumn {
  readonly name: string;
  /** As the engine writes it, for example `numeric(12,2)`. */
  readonly type: string;
}

/** A table or view as it stands in the warehouse. */
export interface WarehouseRelation {
  readonly schema: string;
  readonly name: string;
  readonly type: "table" | "view";
  readonly columns: readonly WarehouseColumn[];
  /** Rows of a table as the engine keeps count of them, on PostgreSQL an estimate; undefined for a view. */
  readonly rows: number | undefined;
}

/** The tables and views of some schemas of a warehouse. */
export class WarehouseRelations {
  private readonly relations: ReadonlyMap<string, WarehouseRelation>;

  constructor(relations: readonly WarehouseRelation[]) {
    this.relations = new Map(relations.map((relation) => [keyOf(relation.schema, relation.name), relation]));
  }

  of({ schema, identifier }: RelationName): WarehouseRelation | undefined {
    return this.relations.get(keyOf(schema, identifier));
  }

  columnNames(relation: RelationName): readonly string[] | undefined {
    return this.of(relation)?.columns.map(({ name }) => name);
  }
}

function keyOf(schema: string, name: string): string {
  return `${quoteSql(schema)}.${quoteSql(name)}`.toLowerCase();
}

/** Reads names, types and counts in two queries. */
export async function readWarehouseRelations(
  { kind, database }: Pick<Warehouse, "kind" | "database">,
  session: Session,
  schemas: readonly string[],
): Promise<WarehouseRelations> {
  const list = schemas.map(literalSql).join(", ");
  const { rows } = await session.query(columnsQuery[kind](literalSql(database), list));
  const counted = await session.query(countsQuery[kind](literalSql(database), list));
  const counts = new Map(
    counted.rows.map(([schema, name, count]) => [keyOf(String(schema), String(name)), Number(count)]),
  );
  const relations = new Map<string, WarehouseRelation & { readonly columns: WarehouseColumn[] }>();
  for (const [schema, name, type, column, dataType] of rows.map((row) => row.map(String))) {
    if (schema === undefined || name === undefined || column === undefined) continue;
    const key = keyOf(schema, name);
    const relation = relations.get(key) ?? {
      schema,
      name,
      type: type === "VIEW" ? "view" : "table",
      columns: [],
      rows: type === "VIEW" ? undefined : counts.get(key),
    };
    relation.columns.push({ name: column, type: (dataType ?? "").toLowerCase() });
    relations.set(key, relation);
  }
  return new WarehouseRelations([...relations.values()]);
}

const columnsQuery = {
  duckdb: (database: string, schemas: string): string => `
select tables.table_schema, tables.table_name, tables.table_type, columns.column_name, columns.data_type
from information_schema.tables as tables
inner join information_schema.columns as columns using (table_catalog, table_schema, table_name)
where tables.table_catalog = ${database} and tables.table_schema in (${schemas})
order by tables.table_schema, tables.table_name, columns.ordinal_position`,
  postgres: (_: string, schemas: string): string => `
select namespaces.nspname, relations.relname,
    case when relations.relkind in ('v', 'm') then 'VIEW' else 'BASE TABLE' end,
    attributes.attname, format_type(attributes.atttypid, attributes.atttypmod)
from pg_class as relations
inner join pg_namespace as namespaces on relations.relnamespace = namespaces.oid
inner join pg_attribute as attributes on relations.oid = attributes.attrelid
where namespaces.nspname in (${schemas}) and relations.relkind in ('r', 'p', 'v', 'm')
    and attributes.attnum > 0 and not attributes.attisdropped
order by namespaces.nspname, relations.relname, attributes.attnum`,
} as const;

const countsQuery = {
  duckdb: (database: string, schemas: string): string =>
    `select schema_name, table_name, estimated_size from duckdb_tables()
where database_name = ${database} and schema_name in (${schemas})`,
  postgres: (_: string, schemas: string): string =>
    `select schemaname, relname, n_live_tup from pg_stat_user_tables where schemaname in (${schemas})`,
} as const;
