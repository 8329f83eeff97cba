import { beforeAll, describe, expect, it } from "vitest";
import type { DatabaseUrl, DuckDbUrl } from "../../foundation/database-url.ts";
import { readRows } from "../pipeline/read-raw.ts";
import { scratchPath } from "../pipeline/scratch.ts";
import { BuiltWarehouse } from "./built-warehouse.ts";
import { edit, writeDay } from "./practice-days.ts";
import { type Edited, lists, referredTo, referring, silentEdits } from "./practice-edits.ts";

const days = [24, 25, 29];
const dayWithoutBuild = 25;

/** As large tables are loaded: in ranges of keys, of which few are copied anew. */
const asLarge = { rangeRows: 60, smallTable: 50 } as const;

/** The incremental models, with all that they look up. */
const incrementalModels = "+config.materialized:incremental";

/** What holds of incremental models on every warehouse: they equal a full refresh, whatever came before. */
export function incrementalSuite(name: string, openDatabase: () => Promise<DatabaseUrl>): void {
  describe(`incremental models on ${name}`, () => {
    let practice: DuckDbUrl;
    let columns: [string, string][];

    beforeAll(async () => {
      practice = { kind: "duckdb", path: await scratchPath("practice.duckdb") };
      await writeDay(29, practice);
      const rows = await readRows(
        `duckdb:${practice.path}`,
        "select table_name, column_name from duckdb_columns() where not internal order by all",
      );
      columns = rows.map(([table, column]) => [String(table), String(column)]);
    });

    const editAndLoad = async (
      warehouse: BuiltWarehouse,
      round: number,
      edited: readonly Edited[],
    ): Promise<void> => {
      await edit(practice, ...silentEdits(round, edited, columns));
      await warehouse.load(practice, asLarge);
    };

    it("equal a full refresh after days of loads", async () => {
      const warehouse = new BuiltWarehouse(await openDatabase());
      const evening = { kind: "duckdb", path: await scratchPath("evening.duckdb") } as const;
      for (const day of days) {
        await writeDay(day, evening);
        await warehouse.load(evening, asLarge);
        if (day !== dayWithoutBuild)
          await warehouse.build(day === days.at(-1) ? undefined : incrementalModels);
      }
      expect(await warehouse.differencesFromFullRefresh()).toEqual({});
    }, 300_000);

    it("equal a full refresh after silent edits, deletes, and rows that went elsewhere", async () => {
      const warehouse = new BuiltWarehouse(await openDatabase());
      await warehouse.load(practice, asLarge);
      await warehouse.build(incrementalModels);
      await editAndLoad(warehouse, 1, [referredTo, referring, lists]);
      await warehouse.build(incrementalModels);
      // Two loads for one build, and no change of a list, after which models are built anew as a whole.
      await editAndLoad(warehouse, 2, [referredTo]);
      await editAndLoad(warehouse, 3, [referring]);
      await warehouse.build();
      expect(await warehouse.differencesFromFullRefresh()).toEqual({});
    }, 300_000);
  });
}
