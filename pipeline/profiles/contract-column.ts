import type { ColumnType } from "../types/column-type.ts";

/** What readers ask of a raw column. */
export interface ContractColumn {
  readonly type: ColumnType;
  /** Other types that they read as well. */
  readonly alsoReadAs?: readonly ColumnType[];
  readonly use: ColumnUse;
  /** Rows are chosen or joined by it. */
  readonly isFilter?: boolean;
}

/** What readers make of the values; each use but `as is` asks something of them. */
export type ColumnUse =
  | "as is"
  /** A whole number from 0 to 2³¹ − 1: anything else becomes NULL. */
  | "id"
  /** 1 is true, anything else is false. */
  | "flag"
  /** Cast to that type, which the values have to fit. */
  | "smallint"
  | "integer";

/** By table, the columns by their exact names. */
export type ContractTables = Readonly<Record<string, Readonly<Record<string, ContractColumn>>>>;

export const smallint = asIs({ kind: "smallint" });
export const integer = asIs({ kind: "integer" });
export const bigint = asIs({ kind: "bigint" });
export const double = asIs({ kind: "double" });
export const real = asIs({ kind: "real" });
export const bool = asIs({ kind: "boolean" });
export const day = asIs({ kind: "date" });
export const moment = asIs({ kind: "timestamp" });
export const text = asIs({ kind: "text" });
export const clock = asIs({ kind: "clock", decimals: 0 });
/** A span of hours, which may be negative; a time of day is read too. */
export const spanOrClock: ContractColumn = {
  ...asIs({ kind: "time", decimals: 0 }),
  alsoReadAs: [{ kind: "clock", decimals: 0 }],
};
/** Numbered by the database itself. */
export const serial = integer;
/** A text of any length. */
export const anyText: ContractColumn = {
  ...text,
  alsoReadAs: [{ kind: "text", limit: { kind: "varchar", length: 255 } }],
};
export const id: ContractColumn = { type: { kind: "bigint" }, use: "id" };
export const flag: ContractColumn = { type: { kind: "smallint" }, use: "flag" };

export function varchar(length: number): ContractColumn {
  return asIs({ kind: "text", limit: { kind: "varchar", length } });
}

export function char(length: number): ContractColumn {
  return asIs({ kind: "text", limit: { kind: "char", length } });
}

export function asId(column: ContractColumn): ContractColumn {
  return { ...column, use: "id" };
}

export function asFlag(column: ContractColumn): ContractColumn {
  return { ...column, use: "flag" };
}

export function fitting(column: ContractColumn, type: "smallint" | "integer"): ContractColumn {
  return { ...column, use: type };
}

export function filtered(column: ContractColumn): ContractColumn {
  return { ...column, isFilter: true };
}

function asIs(type: ColumnType): ContractColumn {
  return { type, use: "as is" };
}
