import { type Day, dayOfMoment, formatDay, momentAt } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { User } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { type AuditEntry, auditEntryOf } from "./audit-entries.ts";
import { addHabits } from "./audit-habits.ts";
import { logHash } from "./log-hash.ts";

const { EnumPermType, LogSources } = enumerations;

/** `securitylog`, `securityloghash`, `entrylog`: who did what when. */
export function writeAuditTrail(book: PracticeBook, out: RowWriter): void {
  let number = 0;
  for (const entry of auditTrail(book)) writeEntry(entry, ++number, out);
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

/** The whole trail in order of time, made day by day: all at once would fill the memory. */
function* auditTrail(book: PracticeBook): Generator<AuditEntry> {
  const { users } = book.world.practice;
  const isThere = attendance(book);
  const working = workingDays(book);
  const events = eventsByDay(book);
  for (const day of [...new Set([...working, ...events.keys()])].sort((a, b) => a - b)) {
    const entries = working.has(day)
      ? [agingRun(day), ...users.filter(({ id }) => isThere(id, day)).map((user) => logon(user, day))]
      : [];
    for (const event of events.get(day) ?? []) addEntries(book, event, entries);
    yield* entries.sort((a, b) => a.at - b.at);
  }
}

function addEntries(book: PracticeBook, event: PracticeEvent, to: AuditEntry[]): void {
  const entry = auditEntryOf(book, event);
  if (entry === undefined) return;
  to.push(entry);
  addHabits(book, event, entry, to);
}

function eventsByDay({ events }: PracticeBook): ReadonlyMap<Day, readonly PracticeEvent[]> {
  const byDay = new Map<Day, PracticeEvent[]>();
  for (const event of events) {
    const day = dayOfMoment(event.at);
    const known = byDay.get(day);
    if (known === undefined) byDay.set(day, [event]);
    else known.push(event);
  }
  return byDay;
}

function writeEntry(entry: AuditEntry, number: number, out: RowWriter): void {
  const { at, permission, userId, patientId, key, text } = entry;
  out.write("securitylog", {
    SecurityLogNum: number,
    PermType: permission,
    UserNum: userId,
    LogDateTime: at,
    LogText: text,
    PatNum: patientId,
    CompName: stationOf(userId),
    FKey: key,
    LogSource: userId === 0 ? LogSources.OpenDentalService : LogSources.None,
  });
  out.write("securityloghash", {
    SecurityLogNum: number,
    LogHash: logHash(number, at, userId, patientId),
  });
}

const stations: string[] = ["SERVER"];

/** The computer at which a user works; the program itself works at the server. */
function stationOf(userId: number): string {
  return (stations[userId] ??= `STATION${userId}`);
}

/** Tells whether a user belonged to the staff on a day. */
function attendance({ world }: PracticeBook): (userId: number, day: Day) => boolean {
  const { providers, employees } = world.practice;
  const people = new Map([...providers, ...employees].map((person) => [person.userId, person]));
  return (userId, day) => {
    const { hired = 0, left = day } = people.get(userId) ?? {};
    return hired <= day && day <= left;
  };
}

/** Every user of the staff logs on in the morning of a day on which somebody works. */
function logon({ id, name }: User, day: Day): AuditEntry {
  return {
    at: momentAt(day, 7 * 60 + 30 + (id % 20)),
    permission: EnumPermType.UserLogOnOff,
    userId: id,
    patientId: 0,
    key: 0,
    text: `User: ${name} has logged on.`,
  };
}

/** Balances are aged once a day, before the office opens. */
function agingRun(day: Day): AuditEntry {
  return {
    at: momentAt(day, 5 * 60),
    permission: EnumPermType.AgingRan,
    userId: 0,
    patientId: 0,
    key: 0,
    text: `Aging ran for ${formatDay(day)}.`,
  };
}

function workingDays({ world, asOf }: PracticeBook): ReadonlySet<Day> {
  const days = new Set<Day>();
  for (const { day } of world.scheduleBlocks.values()) if (day <= asOf) days.add(day);
  return days;
}
