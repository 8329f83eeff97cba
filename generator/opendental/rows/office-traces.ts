import { momentAt } from "../../../foundation/calendar.ts";
import { type Draw, keyedRandom } from "../../../foundation/random.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { officeTraceRates } from "../../catalog/rates/patient-traces.ts";
import { timeCardNotes } from "../../catalog/time-card-notes.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { eActionType, ProcStat } = enumerations;

/** `procmultivisit`, `mobiledatabyte`: work that takes several visits, and check-ins at the tablet. */
export function writeVisitTraces(book: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(book.settings.seed);
  const groups = { lastId: 0 };
  for (const event of book.events) {
    if (event.kind === "appointment completed") writeCheckIn(book, draw, event, out);
    if (event.kind === "lab case made") writeGroup(book, draw, event, groups, out);
  }
}

/** What the tablet was told, and kept after it had expired. */
function writeCheckIn(
  { world }: PracticeBook,
  draw: Draw,
  { arrived, appointmentId }: EventOf<"appointment completed">,
  out: RowWriter,
): void {
  const random = draw("appointment", appointmentId, "tablet");
  if (!random.chance(officeTraceRates.tabletCheckIn)) return;
  out.write("mobiledatabyte", {
    RawBase64Data: base64(`appointment ${appointmentId}`),
    RawBase64Code: base64(String(random.integer(100_000, 999_999))),
    RawBase64Tag: base64("checkin"),
    PatNum: world.appointments.get(appointmentId)?.patientId ?? 0,
    ActionType: eActionType.Checkin,
    DateTimeEntry: arrived,
    DateTimeExpires: arrived + 3600,
  });
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** The procedures of a prosthesis are grouped, so that they count when the last of them is done. */
function writeGroup(
  { world }: PracticeBook,
  draw: Draw,
  { at, labCase }: EventOf<"lab case made">,
  groups: { lastId: number },
  out: RowWriter,
): void {
  const { id, prepAppointmentId, patientId } = labCase;
  if (!draw("lab case", id, "multi-visit").chance(officeTraceRates.multiVisit)) return;
  const procedures = world
    .proceduresOfAppointment(prepAppointmentId)
    .filter((key) => world.procedures.get(key)?.status === "complete");
  if (procedures.length < 2) return;
  const group = groups.lastId + 1;
  for (const procedureId of procedures) {
    out.write("procmultivisit", {
      ProcMultiVisitNum: ++groups.lastId,
      GroupProcMultiVisitNum: group,
      ProcNum: procedureId,
      ProcStatus: ProcStat.C,
      IsInProcess: 0,
      SecDateTEntry: at,
      SecDateTEdit: at,
      PatNum: patientId,
    });
  }
}

/** Seconds. */
const quarterHour = 15 * 60;

/** `timeadjust`: what was changed on time cards by hand, on the evening of the day. */
export function writeTimeAdjustments(book: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(book.settings.seed);
  for (const [day, shifts] of book.world.staff.shifts) {
    for (let at = 0; at < shifts.length; at += 4) {
      const employeeId = shifts[at] ?? 0;
      const random = draw("employee", employeeId, "time card", day, at);
      if (!random.chance(officeTraceRates.timeAdjustment)) continue;
      const isTimeOff = random.chance(0.2);
      const kind = random.pick(["Vacation", "Sick"] as const);
      out.write("timeadjust", {
        EmployeeNum: employeeId,
        TimeEntry: momentAt(day, 18 * 60),
        RegHours: isTimeOff ? 0 : quarterHour * random.integer(1, 6),
        OTimeHours: 0,
        Note: isTimeOff ? kind : random.pick(timeCardNotes),
        IsAuto: 0,
        ClinicNum: clinicOf(book, employeeId),
        PtoDefNum: isTimeOff ? definitionNumber("TimeCardAdjTypes", kind) : 0,
        PtoHours: isTimeOff ? 3600 * random.integer(1, 4) : 0,
        SecuUserNumEntry: book.administrator.id,
      });
    }
  }
}

const clinicOf = ({ world }: PracticeBook, employeeId: number): number =>
  world.practice.employees.find(({ id }) => id === employeeId)?.clinicId ?? 0;
