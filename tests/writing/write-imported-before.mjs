// Writes a practice, a thread its imported charts beforehand if asked for, and prints a line a table.
import { momentAt } from "../../dist/foundation/calendar.js";
import { settingsOf } from "../../dist/generator/generate-settings.js";
import { writePractice } from "../../dist/generator/opendental/write-practice.js";
import { simulate } from "../../dist/generator/simulate.js";
import { openRowSpool } from "../../dist/generator/sinks/row-spool.js";
import { startImportedRows } from "../../dist/generator/writing/imported-rows.js";
import { hashTables } from "./hash-tables.mjs";

const [threads, format, temporaryFolder] = process.argv.slice(2);
const settings = settingsOf({ scenario: "long-established", patients: 1200, years: 1, seed: 3 });
const imported = threads === "0" ? undefined : startImportedRows(settings, format);
const practice = simulate(settings);
const spool = openRowSpool({ stamp: momentAt(settings.asOf, 0), format, temporaryFolder });
if (imported !== undefined) spool.resume(await imported.written());
for (const _ of writePractice(practice, spool, { isImportedWritten: imported !== undefined }))
  await undefined;
process.stdout.write(hashTables(spool));
await imported?.stop();
