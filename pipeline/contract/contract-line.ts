import type { Severity } from "../profiles/contract.ts";

/** A line of a contract held against a warehouse. */
export interface ContractLine {
  readonly kind: "table" | "column" | "window" | "codes" | "never" | "rows" | "reference" | "topic";
  /** For example `payment.PayType`. */
  readonly id: string;
  readonly severity: Severity;
  /** In words. */
  readonly asks: string;
  /** `idle`: there are no rows to judge. `unmet`: data faithful to their source cannot, whatever is found. */
  readonly status: "met" | "broken" | "idle" | "unmet";
  /** What was found, or why it cannot be met. */
  readonly found: string;
  /** It is about a column's presence or type, not its values. */
  readonly isOfForm?: boolean;
}

export interface ContractReport {
  readonly profile: string;
  /** The readers' today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly lines: readonly ContractLine[];
  /** Lines of errors and warnings that are not as asked. */
  readonly broken: number;
}
