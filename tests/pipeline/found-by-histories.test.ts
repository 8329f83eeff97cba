/** Histories that a load once went wrong on, each by the name of what it did. */
import { expect, test } from "vitest";
import { History, type LoadStep, quietLoad, type Step } from "./model/history.ts";
import { tableForms } from "./model/model-table.ts";
import { playHistory } from "./model/play-history.ts";

const alpha = { do: "create", table: 0, form: tableForms.indexOf("stamped"), keys: 0, engine: 0 } as const;

function insert(rows: number): Step {
  return { do: "insert", table: 0, key: "rising", rows, pick: 0, note: 0 };
}

function quiet(changes: Partial<LoadStep>): LoadStep {
  return { ...quietLoad, ...changes };
}

/** Resolves when nothing went wrong. */
function played(...steps: readonly Step[]): Promise<void> {
  return playHistory(new History([alpha, ...steps]));
}

test("a table far larger than estimated is cut without waiting for the connection that copied it", async () => {
  await expect(played(insert(30), quiet({ connections: 1, estimate: 0.1 }))).resolves.toBeUndefined();
});

test("a copy that a full load left behind goes when the table is found to need none", async () => {
  await expect(
    played(
      insert(13),
      quietLoad,
      quiet({ full: true, fault: { call: 12, kind: "interrupted", after: false } }),
      quietLoad,
    ),
  ).resolves.toBeUndefined();
});

test("a cut after the last key of a range leaves no range without keys", async () => {
  await expect(
    played(insert(26), quiet({ estimate: 0.2 }), { do: "delete", table: 0, pick: 0, rows: 1 }),
  ).resolves.toBeUndefined();
});

test("conversions of rows that were not edited stay written down when others are fetched by stamp", async () => {
  await expect(
    played(
      insert(10),
      { do: "update", table: 0, pick: 5, rows: 3, note: 10, stamp: "back" },
      quiet({ estimate: 3 }),
      insert(1),
    ),
  ).resolves.toBeUndefined();
});
