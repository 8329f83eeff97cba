/** The histories must find a pipeline that is wrong, or their silence would say nothing. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { LoadRecord, Publication, TableRows, Warehouse } from "../../pipeline/warehouses/warehouse.ts";
import { histories } from "./model/history.ts";
import { fingerprintOfRows } from "./model/model-rows.ts";
import { playHistory, type Wrongs } from "./model/play-history.ts";

const wrongs: readonly [string, Wrongs][] = [
  [
    "takes ranges of equally many rows for equal",
    { fingerprinting: (rows) => ({ ...fingerprintOfRows(rows), checksum: 0n }) },
  ],
  ["takes all ranges for equal", { fingerprinting: () => ({ rows: 1, checksum: 1n }) }],
  ["does not delete", { warehouse: (real) => withRows(real, { clear: async () => {} }) }],
  [
    "forgets a row on its way",
    {
      warehouse: (real) =>
        withRows(real, (rows) => ({
          append: async (extract) => {
            if (extract.kind === "duckdb") return;
            await rows.append({ ...extract, blocks: withoutLastLine(extract.blocks) });
          },
        })),
    },
  ],
  ["writes down the state of a publication that failed", { warehouse: recordingInSpiteOfFailure }],
  [
    "takes any copy that was left behind for a finished one",
    {
      warehouse: (real) =>
        withMethods(real, { layOut: async (tables) => real.layOut(await notThere(real, tables)) }),
    },
  ],
];

test.each(wrongs)("a pipeline that %s is found", async (_, wrong) => {
  const found = await fc.check(
    fc.asyncProperty(histories({ steps: 10 }), (history) => playHistory(history, wrong)),
    { numRuns: 500, seed: 1, endOnFailure: true, timeout: 20_000 },
  );
  expect(found.failed).toBe(true);
});

type Methods<T> = { readonly [Name in keyof T]?: T[Name] };

/** The real one, but for some methods. */
function withMethods(real: Warehouse, methods: Methods<Warehouse>): Warehouse {
  return {
    kind: real.kind,
    format: real.format,
    contents: () => real.contents(),
    beginRun: (run) => real.beginRun(run),
    endRun: (runId, ending) => real.endRun(runId, ending),
    layOut: (tables) => real.layOut(tables),
    inCopy: (table, work) => real.inCopy(table, work),
    finish: (table) => real.finish(table),
    forget: (tables) => real.forget(tables),
    publish: (work) => real.publish(work),
    close: () => real.close(),
    ...methods,
  };
}

function withRows(
  real: Warehouse,
  methods: Methods<TableRows> | ((rows: TableRows) => Methods<TableRows>),
): Warehouse {
  const wrong = (rows: TableRows): TableRows => ({
    clear: (range) => rows.clear(range),
    append: (extract) => rows.append(extract),
    upsert: (extract, within) => rows.upsert(extract, within),
    fingerprint: (range) => rows.fingerprint(range),
    fingerprints: (ranges) => rows.fingerprints(ranges),
    lastKey: (range) => rows.lastKey(range),
    cuts: (range, size) => rows.cuts(range, size),
    rowChecksums: (range) => rows.rowChecksums(range),
    ...(typeof methods === "function" ? methods(rows) : methods),
  });
  return withMethods(real, {
    inCopy: (table, work) => real.inCopy(table, (rows) => work(wrong(rows))),
    publish: (work) =>
      real.publish((publication) =>
        work(withPublication(publication, { rows: (table) => wrong(publication.rows(table)) })),
      ),
  });
}

function withPublication(real: Publication, methods: Methods<Publication>): Publication {
  return {
    rows: (table) => real.rows(table),
    alter: (table, changes) => real.alter(table, changes),
    swapIn: (tables) => real.swapIn(tables),
    record: (record) => real.record(record),
    ...methods,
  };
}

function recordingInSpiteOfFailure(real: Warehouse): Warehouse {
  let written: LoadRecord | undefined;
  return withMethods(real, {
    publish: async (work) => {
      try {
        return await real.publish((publication) =>
          work(
            withPublication(publication, {
              record: async (record) => {
                written = record;
                await publication.record(record);
              },
            }),
          ),
        );
      } catch (error) {
        const record = written;
        if (record !== undefined) await real.publish((publication) => publication.record(record));
        throw error;
      }
    },
  });
}

async function notThere(
  real: Warehouse,
  tables: Parameters<Warehouse["layOut"]>[0],
): Promise<Parameters<Warehouse["layOut"]>[0]> {
  const { isLeftOver } = await real.contents();
  return tables.filter((table) => !isLeftOver(table));
}

async function* withoutLastLine(blocks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const block of blocks) {
    const lines = Buffer.from(block).toString("utf8").split("\n");
    yield Buffer.from(lines.slice(0, -2).join("\n"));
  }
}
