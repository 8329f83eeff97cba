// Writes a practice with helping threads, which only the compiled program can start, and prints a line a table.
import { settingsOf } from "../../dist/generator/generate-settings.js";
import { practiceParts, writePractice } from "../../dist/generator/opendental/write-practice.js";
import { simulate } from "../../dist/generator/simulate.js";
import { openRowSpool } from "../../dist/generator/sinks/row-spool.js";
import { startHelpers } from "../../dist/generator/writing/helpers.js";
import { partQueue } from "../../dist/generator/writing/part-queue.js";
import { hashTables } from "./hash-tables.mjs";

const [helpersWanted, format, temporaryFolder] = process.argv.slice(2);
const settings = settingsOf({ patients: 60, years: 1, seed: 3 });
const helpers = startHelpers(settings, Number(helpersWanted));
const spool = openRowSpool({ stamp: 0, format, temporaryFolder });
const queue = partQueue(practiceParts);
const ofHelpers = helpers.write(spool.place, queue);
const practice = simulate(settings);
for (const _ of writePractice(practice, spool, { numbers: queue.parts() })) await undefined;
spool.adopt(await ofHelpers);
process.stdout.write(hashTables(spool));
await helpers.stop();
