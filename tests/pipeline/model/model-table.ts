import type { SourceColumn, SourceTable } from "../../../pipeline/sources/source-schema.ts";
import type { ColumnType } from "../../../pipeline/types/column-type.ts";

/** What a table's rows are known by, and whether they have an edit stamp. */
export const tableForms = ["stamped", "plain", "composite", "keyless"] as const;
/** Where its keys lie. */
export const keySpaces = ["rising", "negative", "top", "spread", "unsigned"] as const;
/** `unprotected` as MyISAM: every query reads what is there now, and every change is there at once. */
export const engines = ["snapshot", "unprotected"] as const;

export type TableForm = (typeof tableForms)[number];
export type KeySpace = (typeof keySpaces)[number];
export type Engine = (typeof engines)[number];

export interface ModelTable {
  readonly name: string;
  readonly form: TableForm;
  readonly keys: KeySpace;
  readonly engine: Engine;
}

export const stampColumn = "DateTStamp";

export interface KeyEnds {
  readonly least: bigint;
  readonly greatest: bigint;
}

const ends: Readonly<Record<KeySpace, KeyEnds>> = {
  rising: { least: 1n, greatest: 120n },
  negative: { least: -60n, greatest: 60n },
  top: { least: 2n ** 63n - 80n, greatest: 2n ** 63n - 1n },
  spread: { least: -(2n ** 63n), greatest: 2n ** 63n - 1n },
  unsigned: { least: 0n, greatest: 2n ** 64n - 1n },
};

/** Smallest and largest key that a table may have. */
export function keyEnds({ keys }: ModelTable): KeyEnds {
  return ends[keys];
}

/** Names of the columns, in order. */
export function columnNames({ form }: ModelTable): readonly string[] {
  switch (form) {
    case "stamped":
      return ["id", "note", stampColumn];
    case "plain":
      return ["id", "note"];
    case "composite":
      return ["a", "b", "note"];
    case "keyless":
      return ["a", "note"];
  }
}

export function primaryKeyOf({ form }: ModelTable): readonly string[] {
  switch (form) {
    case "stamped":
    case "plain":
      return ["id"];
    case "composite":
      return ["a", "b"];
    case "keyless":
      return [];
  }
}

/** Whether ranges go by its key. */
export function isKeyed({ form }: ModelTable): boolean {
  return form === "stamped" || form === "plain";
}

/** The table as a source declares it. */
export function sourceTableOf(table: ModelTable, rowEstimate: number): SourceTable {
  return {
    name: table.name,
    rowEstimate,
    sizeBytes: null,
    columns: columnNames(table).map((name) => sourceColumn(table, name)),
    primaryKey: primaryKeyOf(table),
    indexes: [],
    foreignKeys: [],
  };
}

function sourceColumn(table: ModelTable, name: string): SourceColumn {
  const [declaredType, type] = declared(table, name);
  return {
    name,
    declaredType,
    type,
    nullable: !primaryKeyOf(table).includes(name),
    default: null,
    autoIncrement: false,
    onUpdateNow: false,
    comment: "",
    collation: null,
  };
}

function declared({ keys }: ModelTable, name: string): readonly [string, ColumnType] {
  if (name === "note") return ["varchar(40)", { kind: "text" }];
  if (name === stampColumn) return ["datetime", { kind: "timestamp" }];
  return keys === "unsigned"
    ? ["bigint(20) unsigned", { kind: "numeric", precision: 20, scale: 0 }]
    : ["bigint(20)", { kind: "bigint" }];
}
