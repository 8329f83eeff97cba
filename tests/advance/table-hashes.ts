import { tables } from "../../generator/opendental/schema/tables.ts";
import { openDuckDb } from "../../generator/sinks/duckdb-connection.ts";

/** The rows of every table of a DuckDB file, whatever their order: a count and a hash by the table's name. */
export async function tableHashes(path: string): Promise<Record<string, string>> {
  const session = await openDuckDb(path, { readOnly: true });
  try {
    const parts = [...tables.keys()].map(
      (name) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(line, ',' order by line)), '') as hash
         from (select md5(cast(t as varchar)) as line from "${name}" t)`,
    );
    const rows = await session.select(parts.join(" union all "));
    return Object.fromEntries(rows.map(({ name, hash }) => [String(name), String(hash)]));
  } finally {
    session.close();
  }
}
