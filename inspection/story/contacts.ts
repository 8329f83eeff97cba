import type { InspectedDatabase } from "../inspected-database.ts";
import { dayIn, type Happening, happening, numberOf, ranks, textOf, timeIn } from "./happening.ts";

/** By OpenDental's CommItemMode. */
const modes = ["note", "e-mail", "letter", "call", "in person", "text message"];
/** By CommSentOrReceived. */
const directions = ["", " to the patient", " from the patient"];

/** Calls, texts, letters and notes. */
export async function readContacts(
  database: InspectedDatabase,
  patient: number,
): Promise<readonly Happening[]> {
  const rows = await database.query(
    `select CommDateTime, Mode_, SentOrReceived, Note from commlog where PatNum = ${patient} order by CommlogNum`,
  );
  return rows.map((row) => {
    const how = `${modes[numberOf(row, "Mode_")] ?? "contact"}${directions[numberOf(row, "SentOrReceived")] ?? ""}`;
    return happening(dayIn(row, "CommDateTime") ?? "", ranks.contact, `${how}: ${textOf(row, "Note")}`, {
      time: timeIn(row, "CommDateTime"),
    });
  });
}
