import { createHash } from "node:crypto";
import { type Day, formatDay, momentAt } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { type AuditEntry, auditEntryOf } from "./audit-entries.ts";

const { EnumPermType, LogSources } = enumerations;

/** `securitylog`, `securityloghash`, `entrylog`: who did what when. */
export function writeAuditTrail(book: PracticeBook, out: RowWriter): void {
  auditTrail(book).forEach((entry, index) => writeEntry(entry, index + 1, out));
  for (const event of book.events) {
    if (event.kind !== "appointment booked") continue;
    out.write("entrylog", {
      UserNum: event.appointment.userId,
      FKeyType: enumerations.EntryLogFKeyType.Appointment,
      FKey: event.appointment.id,
      LogSource: LogSources.None,
      EntryDateTime: event.at,
    });
  }
}

/** The whole trail in order of time. */
function auditTrail(book: PracticeBook): readonly AuditEntry[] {
  const days = workingDays(book);
  const entries = [...agingRuns(days), ...logons(book, days)];
  for (const event of book.events) {
    const entry = auditEntryOf(book, event);
    if (entry !== undefined) entries.push(entry);
  }
  return entries.sort((a, b) => a.at - b.at);
}

function writeEntry(entry: AuditEntry, number: number, out: RowWriter): void {
  const { at, permission, userId, patientId, key, text } = entry;
  out.write("securitylog", {
    SecurityLogNum: number,
    PermType: EnumPermType[permission],
    UserNum: userId,
    LogDateTime: at,
    LogText: text,
    PatNum: patientId,
    CompName: userId === 0 ? "SERVER" : `STATION${userId}`,
    FKey: key,
    LogSource: userId === 0 ? LogSources.OpenDentalService : LogSources.None,
  });
  out.write("securityloghash", {
    SecurityLogNum: number,
    LogHash: createHash("sha256")
      .update(`${permission}${userId}${at}${text}${patientId}${key}`)
      .digest("hex"),
  });
}

/** Every user of the staff logs on in the morning of a day on which somebody works. */
function logons({ world }: PracticeBook, days: readonly Day[]): readonly AuditEntry[] {
  const { users, providers, employees } = world.practice;
  const people = new Map([...providers, ...employees].map((person) => [person.userId, person]));
  const isThere = (userId: number, day: Day): boolean => {
    const { hired = 0, left = day } = people.get(userId) ?? {};
    return hired <= day && day <= left;
  };
  return days.flatMap((day) =>
    users
      .filter(({ id }) => isThere(id, day))
      .map(({ id, name }) => ({
        at: momentAt(day, 7 * 60 + 30 + (id % 20)),
        permission: "UserLogOnOff",
        userId: id,
        patientId: 0,
        key: 0,
        text: `User: ${name} has logged on.`,
      })),
  );
}

/** Balances are aged once a day, before the office opens. */
function agingRuns(days: readonly Day[]): readonly AuditEntry[] {
  return days.map((day) => ({
    at: momentAt(day, 5 * 60),
    permission: "AgingRan",
    userId: 0,
    patientId: 0,
    key: 0,
    text: `Aging ran for ${formatDay(day)}.`,
  }));
}

function workingDays({ world, asOf }: PracticeBook): readonly Day[] {
  const days = new Set<Day>();
  for (const { day } of world.scheduleBlocks.values()) if (day <= asOf) days.add(day);
  return [...days].sort((a, b) => a - b);
}
