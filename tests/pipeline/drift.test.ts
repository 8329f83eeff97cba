import { describe, expect, test } from "vitest";
import { type Drift, type DriftInput, driftOf } from "../../pipeline/load/drift.ts";
import type { LoadableColumn } from "../../pipeline/sources/loadable-columns.ts";
import { columnTypeOfMySql } from "../../pipeline/types/type-rules.ts";
import type { TableState } from "../../pipeline/warehouses/table-state.ts";

/** `name type`, with `not null` and `default text` where it has them. */
function column(declaration: string): LoadableColumn {
  const [, name = "", declaredType = "", notNull, value] =
    /^(\w+) (.+?)( not null)?(?: default (.*))?$/.exec(declaration) ?? [];
  const type = columnTypeOfMySql(declaredType);
  if (type === null) throw new TypeError(`no type ${declaredType}`);
  return {
    name,
    declaredType,
    type,
    nullable: notNull === undefined,
    default: value ?? null,
    autoIncrement: false,
    onUpdateNow: false,
    comment: "",
    collation: null,
  };
}

const before = ["id int not null", "small smallint", "note varchar(9)", "fee decimal(10,2)", "day date"];

function drift(after: readonly string[], other: Partial<DriftInput> = {}): Drift {
  const state: TableState = {
    table: "visit",
    sourceTable: "Visit",
    columns: before.map(column).map(({ name, declaredType, type, nullable }) => ({
      name,
      declaredType,
      type,
      nullable,
      converted: false,
    })),
    key: "id",
    newestEdit: null,
    ranges: [],
    provedByRun: 1,
    checkedByRun: 1,
    snapshotAt: "2026-01-02 12:00:00",
  };
  return driftOf({
    state,
    columns: after.map(column),
    key: "id",
    warehouse: "postgres",
    setting: "evolve",
    ...other,
  });
}

const replaced = (name: string, declaration: string): string[] =>
  before.map((one) => (one.startsWith(`${name} `) ? declaration : one));
const inWords = ({ changes }: Drift): string[] =>
  changes.map(({ column: name, kind, before: from, after: to }) => [kind, name, from, to].join(" | "));

test("a table of the same form has no drift", () => {
  expect(drift(before)).toEqual({ changes: [], without: new Set(), alterations: [] });
});

describe("a new column at the end is added in place, with what MySQL puts into old rows", () => {
  test.each([
    ["extra int", null],
    ["extra int not null", "0"],
    ["extra int not null default 5", "5"],
    ["extra decimal(5,2) not null default -1.50", "-1.50"],
    ["extra varchar(9) not null", ""],
    ["extra varchar(9) not null default x y", "x y"],
    ["extra date not null default 0001-01-01", "0001-01-01"],
    ["extra date not null", null],
    ["extra time not null", "00:00:00"],
    ["extra time not null default 12:30:00", "12:30:00"],
    ["extra blob not null", ""],
  ])("%s", (declaration, value) => {
    const found = drift([...before, declaration]);
    expect(found.alterations).toEqual([{ kind: "add", column: column(declaration), default: value }]);
    expect(found.changes).toMatchObject([{ kind: "column added", handling: "changed in place" }]);
  });

  test.each(["extra timestamp not null default current_timestamp()", "extra date default 0000-00-00"])(
    "but not %s, whose value is not known",
    (declaration) => {
      expect(drift([...before, declaration])).toMatchObject({
        alterations: null,
        changes: [{ handling: "copied whole" }],
      });
    },
  );
});

describe("a type that holds all values of the one before is changed in place", () => {
  test.each([
    ["small", "small int", true],
    ["small", "small bigint unsigned", true],
    ["small", "small decimal(5,0)", true],
    ["small", "small decimal(5,1)", false],
    ["small", "small varchar(20)", true],
    ["small", "small double", false],
    ["small", "small tinyint", true],
    ["id", "id smallint not null", false],
    ["note", "note varchar(5)", true],
    ["note", "note longtext", true],
    ["note", "note int", false],
    ["note", "note blob", false],
    ["fee", "fee decimal(12,2)", true],
    ["fee", "fee decimal(12,4)", true],
    ["fee", "fee decimal(10,4)", false],
    ["fee", "fee decimal(9,2)", false],
    ["day", "day datetime", true],
    ["day", "day varchar(20)", false],
  ])("%s to %s: %s", (name, declaration, isInPlace) => {
    const found = drift(replaced(name, declaration));
    expect(found.changes.map(({ kind }) => kind)).toEqual(["column retyped"]);
    expect(found.alterations !== null).toBe(isInPlace);
  });

  test("a change that the warehouse does not see needs no alteration, and is told", () => {
    const found = drift(replaced("note", "note varchar(200) not null"));
    expect(found.alterations).toEqual([]);
    expect(inWords(found)).toEqual(["column retyped | note | varchar(9) null | varchar(200) not null"]);
  });
});

test("a column amid others and columns that change places are told apart, and both are copied", () => {
  const [id = "", small = "", ...rest] = before;
  const amid = drift([id, "extra int", small, ...rest]);
  expect(amid.alterations).toBeNull();
  expect(inWords(amid)).toEqual(["column added | extra |  | int"]);
  const moved = drift([small, id, ...rest]);
  expect(moved.alterations).toBeNull();
  expect(inWords(moved)).toEqual(["columns reordered |  |  | "]);
});

test("another key, or none, is copied", () => {
  expect(drift(before, { key: undefined })).toMatchObject({
    alterations: null,
    changes: [{ kind: "key changed", before: "id", after: null }],
  });
});

test("discard leaves new columns out and follows the rest", () => {
  const found = drift([...before.slice(0, 4), "extra int"], { setting: "discard" });
  expect(found.without).toEqual(new Set(["extra"]));
  expect(found.alterations).toEqual([{ kind: "drop", column: "day" }]);
  expect(found.changes.map(({ kind, handling }) => `${kind}: ${handling}`)).toEqual([
    "column removed: changed in place",
    "column added: left out",
  ]);
});

test("what is copied in full is not said to be changed in place", () => {
  expect(drift(before.slice(0, 4), { isFull: true })).toMatchObject({
    alterations: null,
    changes: [{ kind: "column removed", handling: "copied whole" }],
  });
});
