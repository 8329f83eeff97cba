import type { DatabaseUrl } from "../../foundation/database-url.ts";
import { type OpenedSources, openSources } from "../../pipeline/sources/open-source.ts";
import type { Source } from "../../pipeline/sources/source.ts";

/** More rows than a table has that is copied rather than compared. */
export const manyRows = 20_000;

/** Opens a source that says of every table that it has many rows, so that small ones are loaded as large ones are. */
export async function openAsLarge(url: DatabaseUrl, connections: number): Promise<OpenedSources> {
  const opened = await openSources(url, connections);
  return { ...opened, sources: opened.sources.map(withManyRows) };
}

function withManyRows(source: Source): Source {
  return {
    kind: source.kind,
    schema: async () => {
      const schema = await source.schema();
      return { ...schema, tables: schema.tables.map((table) => ({ ...table, rowEstimate: manyRows })) };
    },
    sampler: () => source.sampler(),
    extents: (tables) => source.extents(tables),
    extract: (part, format) => source.extract(part, format),
    fingerprint: (part) => source.fingerprint(part),
    rowChecksums: (part) => source.rowChecksums(part),
    cuts: (part, rows) => source.cuts(part, rows),
    newestEdit: (table, stamp) => source.newestEdit(table, stamp),
    close: () => source.close(),
  };
}
