import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { statedEmployers } from "../stated-employers.ts";

/** `employer`: those that patients named, beside those whose plans are on file. */
export function writeStatedEmployers(book: PracticeBook, out: RowWriter): void {
  for (const { id, name, address } of statedEmployers(book)) {
    out.write("employer", {
      EmployerNum: id,
      EmpName: name,
      Address: address?.street ?? "",
      City: address?.city ?? "",
      State: address?.state ?? "",
      Zip: address?.zip ?? "",
      Phone: address?.phone ?? "",
    });
  }
}
