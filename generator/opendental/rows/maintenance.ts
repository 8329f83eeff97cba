import { addMonths, type Day, type Moment, momentAt } from "../../../foundation/calendar.ts";
import { maintenanceChecks } from "../../catalog/maintenance-checks.ts";
import { openDentalVersion } from "../../catalog/preferences.ts";
import { maintenanceRates } from "../../catalog/rates/e-services.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { sampleOf } from "./sampling.ts";

const { ConnectionTypes, DbmLogActionType, DbmLogFKeyType } = enumerations;

/** What the maintenance mends about a patient, by turns. */
const repairs = [
  ["PatientsMissingKeys", "Primary provider set to the practice's."],
  ["PatientNotesMissingKeys", "Missing note row added."],
  ["RecallsDuplicates", "Duplicate recall removed."],
  ["PatFieldsOrphanedRows", "Orphaned field removed."],
] as const;

/** On the evening of an update the administrator updates, then lets the maintenance run. */
const updateMinute = 18 * 60 + 20;
const maintenanceMinute = 18 * 60 + 45;

/** `updatehistory`, `databasemaintenance`, `dbmlog`, `activeinstance`: the program and its database themselves. */
export function writeMaintenance(book: PracticeBook, out: RowWriter): void {
  const updates = updateDays(book);
  out.write("updatehistory", updateColumns(book.setUp));
  for (const day of updates) out.write("updatehistory", updateColumns(momentAt(day, updateMinute)));
  writeRepairs(book, updates, out);
  const lastRun = updates.at(-1);
  for (const name of maintenanceChecks) {
    out.write("databasemaintenance", {
      MethodName: name,
      DateLastRun: lastRun === undefined ? book.setUp : momentAt(lastRun, maintenanceMinute),
    });
  }
  writeActiveInstances(book, out);
}

/** The program keeps the version whose schema the database has: updates are of the same release. */
function updateColumns(at: Moment) {
  return { DateTimeUpdated: at, ProgramVersion: openDentalVersion, Signature: "" };
}

function updateDays({ world, asOf }: PracticeBook): readonly Day[] {
  const days: Day[] = [];
  const months = maintenanceRates.monthsBetweenUpdates;
  for (let count = 1; ; count++) {
    const day = addMonths(world.opened, count * months);
    if (day > asOf) return days;
    days.push(day);
  }
}

/** Of the patients who joined since the last run, a few rows are mended. */
function writeRepairs(book: PracticeBook, updates: readonly Day[], out: RowWriter): void {
  const isMended = sampleOf(book, 51, maintenanceRates.mended);
  const left = [...updates];
  let joined = [...book.world.imported.patients()].flatMap(({ id }) => (isMended(id) ? [id] : []));
  for (const event of book.events) {
    const [next] = left;
    if (next === undefined) return;
    if (event.at >= momentAt(next, maintenanceMinute)) {
      left.shift();
      joined.forEach((patientId, index) => {
        writeRepair(book, { patientId, index, at: momentAt(next, maintenanceMinute) + index }, out);
      });
      joined = [];
    }
    if (event.kind === "patient joined" && isMended(event.patient.id)) joined.push(event.patient.id);
  }
}

function writeRepair(
  { administrator }: PracticeBook,
  { patientId, index, at }: { readonly patientId: number; readonly index: number; readonly at: Moment },
  out: RowWriter,
): void {
  const [method, text] = repairs[index % repairs.length] ?? repairs[0];
  out.write("dbmlog", {
    UserNum: administrator.id,
    FKey: patientId,
    FKeyType: DbmLogFKeyType.Patient,
    ActionType: DbmLogActionType.Update,
    DateTimeEntry: at,
    MethodName: method,
    LogText: text,
  });
}

/** Everybody of the staff has the program open on the evening of the last day, each at a computer of their own. */
function writeActiveInstances({ world, asOf, lastWorkingDay }: PracticeBook, out: RowWriter): void {
  const { users, providers, employees } = world.practice;
  const gone = new Set(
    [...providers, ...employees].filter(({ left = asOf }) => left < asOf).map((p) => p.userId),
  );
  users.forEach(({ id }, index) => {
    if (gone.has(id)) return;
    out.write("activeinstance", {
      ActiveInstanceNum: id,
      ComputerNum: index + 1,
      UserNum: id,
      ProcessId: 4000 + id * 4,
      DateTimeLastActive: momentAt(lastWorkingDay, 17 * 60),
      DateTRecorded: momentAt(lastWorkingDay, 7 * 60 + 40),
      ConnectionType: ConnectionTypes.Direct,
    });
  });
}
