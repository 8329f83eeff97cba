import { recallTypeNames, recallTypeNumber, recallTypes } from "../../catalog/recall-types.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { packedInterval } from "../encodings.ts";

/** `recalltype`, `recalltrigger`: the kinds of recall and the procedures that start their clocks. */
export function writeRecallSetup(book: PracticeBook, out: RowWriter): void {
  for (const name of recallTypeNames) {
    const { description, defaultMonths, pattern, procedures, triggers } = recallTypes[name];
    const number = recallTypeNumber(name);
    out.write("recalltype", {
      RecallTypeNum: number,
      Description: description,
      DefaultInterval: packedInterval(defaultMonths),
      TimePattern: pattern,
      Procedures: procedures.join(","),
      AppendToSpecial: pattern === "" ? 1 : 0,
    });
    for (const code of triggers) {
      out.write("recalltrigger", { RecallTypeNum: number, CodeNum: book.codeNumber(code) });
    }
  }
}
