import type { Row, TableName } from "../opendental/schema/tables.ts";
import type { RowWriter } from "../sinks/sink.ts";
import type { PartQueue } from "./part-queue.ts";

/** Rows between two counts: threads that count every row would wait for one another. */
const stride = 4096;

/** Counts the rows that pass; `heard` is called now and then. */
export function countedRows(out: RowWriter, queue: PartQueue, heard: () => void = () => {}): RowWriter {
  let uncounted = 0;
  return {
    write: <T extends TableName>(table: T, row: Row<T>) => {
      out.write(table, row);
      if (++uncounted < stride) return;
      queue.addRows(uncounted);
      uncounted = 0;
      heard();
    },
  };
}
