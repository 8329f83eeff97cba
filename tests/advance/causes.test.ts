import { beforeAll, describe, expect, it } from "vitest";
import { momentAt } from "../../foundation/calendar.ts";
import { silentEdits } from "../../generator/advance/silent-edits.ts";
import { settingsOf } from "../../generator/generate-settings.ts";
import type { TableDefinition } from "../../generator/opendental/schema/definition.ts";
import { type TableName, tableNamed } from "../../generator/opendental/schema/tables.ts";
import { writePractice } from "../../generator/opendental/write-practice.ts";
import { openPractice } from "../../generator/simulate.ts";
import type { RowWriter } from "../../generator/sinks/sink.ts";
import type { SimulatedPractice } from "../../generator/world/world.ts";

type LooseRow = Readonly<Record<string, unknown>>;
type Evening = ReadonlyMap<TableName, ReadonlyMap<number, LooseRow>>;

interface Update {
  readonly table: TableName;
  readonly key: number;
  readonly columns: readonly string[];
  readonly stamp: number;
}

/** What happened between two evenings. */
interface Step {
  /** The first moment after the earlier evening. */
  readonly since: number;
  readonly inserted: readonly (Omit<Update, "columns"> & { readonly isLast: boolean })[];
  readonly updated: readonly Update[];
}

const steps: Step[] = [];

beforeAll(() => {
  const settings = settingsOf({ patients: 120, years: 1, seed: 8, clinics: 2 });
  const life = openPractice(settings);
  let before = rowsOf(life.liveUntil(settings.asOf));
  for (let day = settings.asOf + 22; day <= settings.asOf + 220; day += 22) {
    const now = rowsOf(life.liveUntil(day));
    steps.push(compare(before, now, momentAt(day - 21, 0)));
    before = now;
  }
});

describe("from one evening to a later one", () => {
  it("new rows stand behind the old ones, with the stamp of when they came", () => {
    const wrong = steps.flatMap(({ since, inserted }) =>
      inserted.filter(({ isLast, stamp }) => !isLast || stamp < since),
    );
    expect(wrong).toEqual([]);
  });

  it("an edit moves the edit stamp, but for the documented few", () => {
    const silent = steps.flatMap(({ since, updated }) => updated.filter(({ stamp }) => stamp < since));
    const columns = new Map(silentEdits.map((edit) => [edit.table, new Set(edit.columns)]));
    const undocumented = silent.filter(
      ({ table, columns: changed }) => !changed.every((column) => columns.get(table)?.has(column)),
    );
    expect(undocumented).toEqual([]);
    expect(new Set(silent.map(({ table }) => table))).toEqual(new Set(columns.keys()));
  });
});

it("no row leaves an edit stamp to the day on which it is written", () => {
  const { asOf, ...settings } = settingsOf({ patients: 60, years: 1 });
  const practice = openPractice({ ...settings, asOf }).liveUntil(asOf);
  const left = new Set<string>();
  write(practice, {
    write: (table, row) => {
      for (const { name, onUpdateNow } of tableNamed(table).columns) {
        if (onUpdateNow === true && (row as LooseRow)[name] === undefined) left.add(`${table}.${name}`);
      }
    },
  });
  expect([...left]).toEqual([]);
});

function write(practice: SimulatedPractice, out: RowWriter): void {
  for (const _ of writePractice(practice, out));
}

function rowsOf(practice: SimulatedPractice): Evening {
  const tables = new Map<TableName, Map<number, LooseRow>>();
  const lastKeys = new Map<TableName, number>();
  write(practice, {
    write: (table, row) => {
      const { primaryKey } = tableNamed(table);
      const given = primaryKey === null ? undefined : (row as LooseRow)[primaryKey];
      const last = lastKeys.get(table) ?? 0;
      const key = given === undefined ? last + 1 : Number(given);
      lastKeys.set(table, Math.max(last, key));
      const rows = tables.get(table) ?? new Map<number, LooseRow>();
      tables.set(table, rows.set(key, row as LooseRow));
    },
  });
  return tables;
}

function compare(before: Evening, now: Evening, since: number): Step {
  const inserted: Step["inserted"][number][] = [];
  const updated: Update[] = [];
  for (const [table, rows] of now) {
    const old = before.get(table) ?? new Map<number, LooseRow>();
    const lastKey = Math.max(0, ...old.keys());
    for (const [key, row] of rows) {
      const stamp = stampOf(tableNamed(table), row);
      const was = old.get(key);
      if (was === undefined) inserted.push({ table, key, stamp, isLast: key > lastKey });
      else {
        const columns = Object.keys(row).filter((column) => row[column] !== was[column]);
        if (columns.length > 0) updated.push({ table, key, columns, stamp });
      }
    }
  }
  return { since, inserted, updated };
}

/** The newest edit stamp; beyond all moments in a table without one. */
function stampOf(table: TableDefinition, row: LooseRow): number {
  const stamps = table.columns.filter(({ onUpdateNow }) => onUpdateNow === true);
  if (stamps.length === 0) return Number.POSITIVE_INFINITY;
  return Math.max(...stamps.map(({ name }) => Number(row[name] ?? 0)));
}
