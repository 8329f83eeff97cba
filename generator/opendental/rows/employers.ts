import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { statedEmployers } from "../stated-employers.ts";

/** `employer`: those whose plans are on file, and those that patients named. */
export function writeEmployers(book: PracticeBook, out: RowWriter): void {
  for (const { id, name } of book.world.employers.values()) {
    out.write("employer", { EmployerNum: id, EmpName: name });
  }
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
