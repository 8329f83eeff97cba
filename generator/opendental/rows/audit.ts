import { createHash } from "node:crypto";
import { type Day, formatDay, formatMoment, type Moment, momentAt } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

type Permission = keyof typeof enumerations.EnumPermType;

/** One line of the audit trail. */
interface AuditEntry {
  readonly at: Moment;
  readonly permission: Permission;
  readonly userId: number;
  /** 0 when it concerns no patient. */
  readonly patientId: number;
  /** The key of what was touched: the permission says in which table. */
  readonly key: number;
  readonly text: string;
  readonly source?: keyof typeof enumerations.LogSources;
}

/** `securitylog`, `securityloghash`, `entrylog`: who did what when. */
export function writeAuditTrail(book: PracticeBook, out: RowWriter): void {
  const entries = [
    ...logons(book),
    ...agingRuns(book),
    ...book.events.flatMap((event) => entriesOf(book, event)),
  ];
  entries.sort((a, b) => a.at - b.at);
  entries.forEach((entry, index) => writeEntry(entry, index + 1, out));
  for (const event of book.events) {
    if (event.kind !== "appointment booked") continue;
    out.write("entrylog", {
      UserNum: event.appointment.userId,
      FKeyType: enumerations.EntryLogFKeyType.Appointment,
      FKey: event.appointment.id,
      LogSource: enumerations.LogSources.None,
      EntryDateTime: event.at,
    });
  }
}

function writeEntry(entry: AuditEntry, number: number, out: RowWriter): void {
  const { at, permission, userId, patientId, key, text, source = "None" } = entry;
  out.write("securitylog", {
    SecurityLogNum: number,
    PermType: enumerations.EnumPermType[permission],
    UserNum: userId,
    LogDateTime: at,
    LogText: text,
    PatNum: patientId,
    CompName: `STATION${userId}`,
    FKey: key,
    LogSource: enumerations.LogSources[source],
  });
  const sealed = `${permission}|${userId}|${at}|${text}|${patientId}|${key}`;
  out.write("securityloghash", {
    SecurityLogNum: number,
    LogHash: createHash("sha256").update(sealed).digest("hex"),
  });
}

/** Every user logs on in the morning of a day on which somebody works. */
function logons(book: PracticeBook): readonly AuditEntry[] {
  return workingDays(book).flatMap((day) =>
    book.world.practice.users.map(({ id, name }) => ({
      at: momentAt(day, 7 * 60 + 30 + (id % 20)),
      permission: "UserLogOnOff" as const,
      userId: id,
      patientId: 0,
      key: 0,
      text: `User: ${name} has logged on.`,
    })),
  );
}

/** Balances are aged once a day, before the office opens. */
function agingRuns(book: PracticeBook): readonly AuditEntry[] {
  return workingDays(book).map((day) => ({
    at: momentAt(day, 5 * 60),
    permission: "AgingRan",
    userId: 0,
    patientId: 0,
    key: 0,
    text: `Aging ran for ${formatDay(day)}.`,
    source: "OpenDentalService",
  }));
}

function workingDays({ world, asOf }: PracticeBook): readonly Day[] {
  const days = new Set<Day>();
  for (const { day } of world.scheduleBlocks.values()) if (day <= asOf) days.add(day);
  return [...days].sort((a, b) => a - b);
}

/** What an event leaves in the audit trail. */
function entriesOf(book: PracticeBook, event: PracticeEvent): readonly AuditEntry[] {
  const { world } = book;
  const { at } = event;
  const base = { at, userId: book.frontDesk.id, patientId: 0, key: 0 };
  switch (event.kind) {
    case "appointment booked": {
      const { id, patientId, userId, start } = event.appointment;
      const text = `Appointment made for ${formatMoment(start)}.`;
      return [{ ...base, permission: "AppointmentCreate", userId, patientId, key: id, text }];
    }
    case "appointment moved":
      return appointmentEntry(book, event, "AppointmentMove", `Moved to ${formatMoment(event.start)}.`);
    case "appointment broken":
      return appointmentEntry(book, event, "AppointmentEdit", `Appointment ${event.how}.`);
    case "appointment confirmed":
      return appointmentEntry(
        book,
        { ...event, userId: base.userId },
        "AppointmentEdit",
        `Status: ${event.confirmation}.`,
      );
    case "appointment completed":
      return appointmentEntry(book, event, "AppointmentEdit", "Set complete.");
    case "procedure completed": {
      const procedure = world.procedures.get(event.procedureId);
      const userId = userOfProvider(book, event.providerId);
      const text = `${procedure?.code ?? ""} set complete.`;
      return [{ ...base, permission: "ProcComplCreate", userId, patientId: procedure?.patientId ?? 0, text }];
    }
    case "payment posted": {
      const { patientId, userId, amount } = event.payment;
      return [
        { ...base, permission: "PaymentCreate", userId, patientId, text: `Payment of ${dollars(amount)}.` },
      ];
    }
    case "adjustment made": {
      const { patientId, userId, kind, amount } = event.adjustment;
      return [
        { ...base, permission: "AdjustmentCreate", userId, patientId, text: `${kind} ${dollars(amount)}.` },
      ];
    }
    case "insurance payment posted":
      return [
        {
          ...base,
          permission: "InsPayCreate",
          text: `Insurance payment of ${dollars(event.payment.amount)}.`,
        },
      ];
    case "claim sent":
      return claimEntry(book, event, "ClaimSend", "Claim sent.");
    case "claim received":
      return claimEntry(book, event, "ClaimEdit", "Claim received.");
    case "patient joined":
      return [
        { ...base, permission: "PatientCreate", patientId: event.patient.id, text: "Patient created." },
      ];
    case "patient changed": {
      const text = `Changed: ${Object.keys(event.change).join(", ")}.`;
      return [{ ...base, permission: "PatientEdit", patientId: event.patientId, text }];
    }
    case "coverage started": {
      const { patientId, id } = event.coverage;
      return [{ ...base, permission: "InsPlanAddPat", patientId, key: id, text: "Insurance plan added." }];
    }
    case "contact made": {
      const { patientId, userId, id, topic } = event.contact;
      return [
        { ...base, permission: "CommlogCreate", userId, patientId, key: id, text: `Contact: ${topic}.` },
      ];
    }
    case "fees raised":
      return [{ ...base, permission: "LogFeeEdit", text: `${event.fees.size} fees changed.` }];
    default:
      return [];
  }
}

interface AppointmentTouch {
  readonly at: Moment;
  readonly appointmentId: number;
  readonly userId: number;
}

function appointmentEntry(
  { world }: PracticeBook,
  { at, appointmentId, userId }: AppointmentTouch,
  permission: Permission,
  text: string,
): readonly AuditEntry[] {
  const patientId = world.appointments.get(appointmentId)?.patientId ?? 0;
  return [{ at, permission, userId, patientId, key: appointmentId, text }];
}

function claimEntry(
  { world, frontDesk }: PracticeBook,
  { at, claimId }: { readonly at: Moment; readonly claimId: number },
  permission: Permission,
  text: string,
): readonly AuditEntry[] {
  const patientId = world.claims.get(claimId)?.patientId ?? 0;
  return [{ at, permission, userId: frontDesk.id, patientId, key: claimId, text }];
}

function userOfProvider({ world, frontDesk }: PracticeBook, providerId: number): number {
  return world.practice.providers.find((provider) => provider.id === providerId)?.userId ?? frontDesk.id;
}

function dollars(cents: number): string {
  return `$${(cents / 100).toFixed(2)}`;
}
