import { procedureCode } from "../../catalog/procedure-codes.ts";
import type { PracticeBook } from "../book.ts";
import { argb } from "../encodings.ts";

/** A visit's procedures in short, as plain text and with OpenDental's colours. */
export interface Description {
  /** For example `RecEx, #3-C2B`, as far as the column's 255 letters go. */
  readonly plain: string;
  readonly colored: string;
}

export const nothingDescribed: Description = { plain: "", colored: "" };

const black = argb(0x000000);

/** The procedures in short. */
export function describeProcedures({ world }: PracticeBook, procedureIds: readonly number[]): Description {
  let plain = "";
  let colored = "";
  for (const id of procedureIds) {
    const procedure = world.procedures.get(id);
    if (procedure === undefined) continue;
    const tooth = procedure.tooth === "" ? "" : `#${procedure.tooth}-`;
    const text = `${plain === "" ? "" : ", "}${tooth}${procedureCode(procedure.code).abbreviation}`;
    plain += text;
    colored += `<span color="${black}">${text}</span>`;
  }
  return { plain: plain.slice(0, 255), colored };
}
