import type { Extract } from "../../pipeline/sources/source.ts";
import type { RawTable, TableRows, Warehouse } from "../../pipeline/warehouses/warehouse.ts";

/** A warehouse in which rows are changed, or lost, on their way into a table. */
export function misbehaving(
  real: Warehouse,
  onTheWay: (table: string, extract: Extract, way: "append" | "upsert") => Extract,
): Warehouse {
  const rowsOf = (table: RawTable, rows: TableRows): TableRows => ({
    clear: (range) => rows.clear(range),
    append: async (extract) => rows.append(onTheWay(table.name, extract, "append")),
    upsert: async (extract, within) => rows.upsert(onTheWay(table.name, extract, "upsert"), within),
    fingerprint: (range) => rows.fingerprint(range),
    fingerprints: (ranges) => rows.fingerprints(ranges),
    lastKey: (range) => rows.lastKey(range),
    cuts: (range, size) => rows.cuts(range, size),
    rowChecksums: (range) => rows.rowChecksums(range),
  });
  return {
    kind: real.kind,
    format: real.format,
    contents: () => real.contents(),
    beginRun: (run) => real.beginRun(run),
    endRun: (runId, ending) => real.endRun(runId, ending),
    layOut: (tables) => real.layOut(tables),
    inCopy: (table, work) => real.inCopy(table, (rows) => work(rowsOf(table, rows))),
    finish: (table) => real.finish(table),
    forget: (tables) => real.forget(tables),
    publish: (work) =>
      real.publish((publication) =>
        work({
          rows: (table) => rowsOf(table, publication.rows(table)),
          alter: (table, changes) => publication.alter(table, changes),
          swapIn: (tables) => publication.swapIn(tables),
          record: (record) => publication.record(record),
        }),
      ),
    close: () => real.close(),
  };
}

/** Rows in which one text of a column has become another. */
export function withOtherText(
  extract: Extract,
  column: string,
  [from, to]: readonly [string, string],
): Extract {
  if (extract.kind !== "duckdb") return { ...extract, blocks: replaced(extract.blocks, from, to) };
  const query = (attachedAs: string): string =>
    `select * replace (replace(${column}, '${from}', '${to}') as ${column}) from (${extract.query(attachedAs)})`;
  return { ...extract, query };
}

async function* replaced(
  blocks: AsyncIterable<Uint8Array>,
  from: string,
  to: string,
): AsyncIterable<Uint8Array> {
  for await (const block of blocks) yield Buffer.from(Buffer.from(block).toString("utf8").replace(from, to));
}
