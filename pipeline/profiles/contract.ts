import type { ContractTables } from "./contract-column.ts";

/** What readers of a profile's raw schema ask of it, line by line. */
export interface Contract {
  /** The profile that it belongs to. */
  readonly profile: string;
  readonly tables: ContractTables;
  /** Columns that a table must not have, because readers would not know which one is meant. */
  readonly withoutColumns: readonly { readonly table: string; readonly column: string }[];
  /** The rows that readers take of a table; of others they take all. */
  readonly windows: readonly Window[];
  readonly rules: readonly ContractRule[];
  /** Lines that faithful data cannot meet, and why. */
  readonly unmet: readonly Unmet[];
}

/** `error` and `warning` as readers' tests say it; `logic`: no test, but figures without meaning. */
export type Severity = "error" | "warning" | "logic";

export interface Window {
  readonly table: string;
  /** SQL on the raw table; `:today` is the readers' today. */
  readonly rows: string;
}

export type ContractRule = CodesRule | NeverRule | RowsRule | ReferenceRule;

interface RuleBase {
  /** For example `payment.PayType`. */
  readonly id: string;
  readonly severity: Severity;
  readonly table: string;
}

/** Every value of a column is one of a list. */
export interface CodesRule extends RuleBase {
  readonly kind: "codes";
  readonly column: string;
  readonly codes: readonly (number | string)[];
  /** Only of these rows. */
  readonly where?: string;
}

/** No row is like this. */
export interface NeverRule extends RuleBase {
  readonly kind: "never";
  /** In words, what has to be so. */
  readonly asks: string;
  /** SQL of rows that are not. */
  readonly broken: string;
}

/** So many rows, at least or at most. */
export interface RowsRule extends RuleBase {
  readonly kind: "rows";
  readonly asks: string;
  readonly where?: string;
  /** What is counted; rows unless stated. */
  readonly counted?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** Every value of a column but 0 is a key of another table. */
export interface ReferenceRule extends RuleBase {
  readonly kind: "reference";
  readonly column: string;
  readonly to: { readonly table: string; readonly column: string };
  /** Only of these rows. */
  readonly where?: string;
}

export interface Unmet {
  /** Whether it is about the values of a column, a rule, or a topic that is no line. */
  readonly of: "column" | "rule" | "topic";
  /** `table.column`, a rule's id, or the topic. */
  readonly id: string;
  readonly reason: string;
}
