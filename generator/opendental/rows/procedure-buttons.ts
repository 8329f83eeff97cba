import { definitionNumber } from "../../catalog/definitions.ts";
import {
  type ProcedureButton,
  procedureButtons,
  quickButtons,
} from "../../catalog/setup/procedure-buttons.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { autoCodeNumber } from "./procedure-setup.ts";

/** `procbutton`, `procbuttonitem`, `procbuttonquick`: the buttons by which treatment is charted. */
export function writeProcedureButtons(book: PracticeBook, out: RowWriter): void {
  const orders = new Map<string, number>();
  procedureButtons.forEach((button, index) => {
    const order = orders.get(button.category) ?? 0;
    orders.set(button.category, order + 1);
    out.write("procbutton", {
      ProcButtonNum: index + 1,
      Description: button.description,
      ItemOrder: order,
      Category: definitionNumber("ProcButtonCats", button.category),
      ButtonImage: "",
    });
    writeItems(book, button, index + 1, out);
  });
  writeQuickButtons(out);
}

function writeItems(
  book: PracticeBook,
  { codes, autoCode }: ProcedureButton,
  number: number,
  out: RowWriter,
): void {
  codes.forEach((code, order) => {
    out.write("procbuttonitem", {
      ProcButtonNum: number,
      OldCode: "",
      CodeNum: book.codeNumber(code),
      ItemOrder: order,
    });
  });
  if (autoCode === undefined) return;
  out.write("procbuttonitem", { ProcButtonNum: number, OldCode: "", AutoCodeNum: autoCodeNumber(autoCode) });
}

function writeQuickButtons(out: RowWriter): void {
  quickButtons.forEach((row, yPosition) => {
    row.forEach(([description, code, surfaces], order) => {
      out.write("procbuttonquick", {
        Description: description,
        CodeValue: code,
        Surf: surfaces,
        YPos: yPosition,
        ItemOrder: order,
        IsLabel: flagOf(code === ""),
      });
    });
  });
}
