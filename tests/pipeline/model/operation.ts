/** What can happen to the tables of the model, in numbers that choose among whatever is there at the time. */
export type Operation =
  | {
      readonly do: "insert";
      readonly table: number;
      readonly key: "rising" | "anywhere";
      readonly rows: number;
      readonly pick: number;
      readonly note: number;
    }
  | {
      readonly do: "update";
      readonly table: number;
      readonly pick: number;
      readonly rows: number;
      readonly note: number;
      readonly stamp: StampChange;
    }
  | { readonly do: "delete"; readonly table: number; readonly pick: number; readonly rows: number }
  | { readonly do: "delete all"; readonly table: number }
  | { readonly do: "refill"; readonly table: number; readonly rows: number; readonly note: number }
  | { readonly do: "insert again"; readonly table: number; readonly note: number }
  | { readonly do: "change key"; readonly table: number; readonly pick: number; readonly to: number }
  | { readonly do: "begin"; readonly changes: readonly RowOperation[] }
  | { readonly do: "commit"; readonly pick: number }
  | { readonly do: "set clock"; readonly seconds: number }
  | {
      readonly do: "create";
      readonly table: number;
      readonly form: number;
      readonly keys: number;
      readonly engine: number;
    }
  | { readonly do: "drop"; readonly table: number }
  /** Adds the edit stamp to a table with a key, or drops it. */
  | { readonly do: "change form"; readonly table: number };

/** Operations that change rows and may stand in a transaction. */
export type RowOperation = Extract<
  Operation,
  { readonly do: "insert" | "update" | "delete" | "delete all" | "insert again" | "change key" }
>;

/** What an update does to the edit stamp. */
export type StampChange = "now" | "silent" | "back" | "future" | "null";

/** The operation in words. */
export function describeOperation(operation: Operation): string {
  const { do: what, ...rest } = operation;
  if (operation.do === "begin") return `begin (${operation.changes.map(describeOperation).join("; ")})`;
  const words = Object.entries(rest).map(([name, value]) => `${name} ${String(value)}`);
  return [what, ...words].join(" ");
}
