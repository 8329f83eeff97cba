import type { ColumnType } from "../types/column-type.ts";
import type { ConvertedValue } from "./converted-value.ts";
import type { RowSink } from "./row-packets.ts";

export interface TranscodedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Writes the rows that it gets in some format. */
export interface RowEncoder extends RowSink {
  /** Rows so far. */
  readonly rows: number;
  /** Bytes of the longest row so far, as written. */
  readonly longestRow: number;
  /** The values converted since the last call, in the order of the rows. */
  takeConversions(): readonly ConvertedValue[];
  /** After the last row. */
  end(): void;
}
