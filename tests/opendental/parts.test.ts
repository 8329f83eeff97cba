import { expect, test } from "vitest";
import { settingsOf } from "../../generator/generate-settings.ts";
import type { TableName } from "../../generator/opendental/schema/tables.ts";
import { practiceParts, writePractice } from "../../generator/opendental/write-practice.ts";
import { simulate } from "../../generator/simulate.ts";

test.each(["suburban-family", "long-established"])(
  "no two parts of a practice %s share a table",
  (scenario) => {
    const practice = simulate(settingsOf({ patients: 150, years: 2, seed: 2, scenario }));
    const writers = new Map<TableName, Set<number>>();
    for (let part = 0; part < practiceParts; part++) {
      const write = (table: TableName): void => {
        writers.set(table, (writers.get(table) ?? new Set()).add(part));
      };
      for (const _ of writePractice(practice, { write }, { numbers: [part] })) continue;
    }
    expect([...writers].filter(([, parts]) => parts.size > 1).map(([table]) => table)).toEqual([]);
    expect(writers.size).toBeGreaterThan(200);
  },
);
