import { dayOfMoment, emptyMoment, type Moment } from "../../../foundation/calendar.ts";
import { type Draw, keyedRandom } from "../../../foundation/random.ts";
import { conditionNamed } from "../../catalog/conditions.ts";
import { missedVisitText, popupAdditions, popupTexts } from "../../catalog/popups.ts";
import { patientTraceRates } from "../../catalog/rates/patient-traces.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeEvent } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf, slashedDay } from "../encodings.ts";
import { Later } from "../later.ts";
import { laterMoment } from "../later-moments.ts";
import { enumerations } from "../schema/enumerations.ts";

const { EnumPopupLevel } = enumerations;
const rates = patientTraceRates.popups;

/** A note as somebody writes it. */
interface Popup {
  readonly patientId: number;
  readonly at: Moment;
  readonly text: string;
  readonly isForFamily: boolean;
}

/** What a note was before somebody edited it. */
interface OldText {
  readonly popupId: number;
  readonly popup: Popup;
}

/**
 * `popup`: notes that pop up when a patient's record is opened. Editing one puts the old text into a row of its own,
 * archived; most are switched off one day.
 */
export function writePopups(book: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(book.settings.seed);
  const edits = new Later<OldText>();
  /** Patients whose debt was given up before: one note is enough. */
  const writtenOff = new Set<number>();
  let lastId = 0;
  const archive = (due: readonly OldText[]): void => {
    for (const { popupId, popup } of due) writeOldText(book, popup, popupId, ++lastId, out);
  };
  const write = (popup: Popup): void => {
    archive(edits.takeBefore(dayOfMoment(popup.at)));
    const edited = writePopup(book, draw, popup, ++lastId, out);
    if (edited !== undefined) edits.add(dayOfMoment(edited), { popupId: lastId, popup });
  };
  for (const { id, joined } of book.world.imported.patients()) {
    const popup = joiningPopup(draw, id, joined);
    if (popup !== undefined) write(popup);
  }
  for (const event of book.events) {
    const popup = popupFrom(book, draw, event);
    if (popup === undefined) continue;
    if (event.kind === "adjustment made") {
      if (writtenOff.has(popup.patientId)) continue;
      writtenOff.add(popup.patientId);
    }
    write(popup);
  }
  archive(edits.takeBefore(book.asOf + 1));
}

/** Returns when it is edited, if ever. */
function writePopup(
  book: PracticeBook,
  draw: Draw,
  { patientId, at, text, isForFamily }: Popup,
  popupId: number,
  out: RowWriter,
): Moment | undefined {
  const random = draw("popup", patientId, text, at);
  const edited = random.chance(rates.edited) ? laterMoment(random, at, rates.editedAfter) : undefined;
  const addition = random.pick(popupAdditions);
  const disabled = random.chance(rates.disabled)
    ? laterMoment(random, edited ?? at, rates.disabledAfter)
    : undefined;
  const hasHappened = (moment: Moment | undefined): moment is Moment =>
    moment !== undefined && dayOfMoment(moment) <= book.asOf;
  out.write("popup", {
    PopupNum: popupId,
    PatNum: patientId,
    Description: hasHappened(edited) ? `${text} ${addition}` : text,
    IsDisabled: flagOf(hasHappened(disabled)),
    PopupLevel: isForFamily ? EnumPopupLevel.Family : EnumPopupLevel.Patient,
    UserNum: book.frontDesk.id,
    DateTimeEntry: hasHappened(edited) ? edited : at,
    IsArchived: 0,
    PopupNumArchive: 0,
    DateTimeDisabled: hasHappened(disabled) ? disabled : emptyMoment,
  });
  return edited;
}

function writeOldText(
  { frontDesk }: PracticeBook,
  { patientId, at, text, isForFamily }: Popup,
  popupId: number,
  number: number,
  out: RowWriter,
): void {
  out.write("popup", {
    PopupNum: number,
    PatNum: patientId,
    Description: text,
    IsDisabled: 0,
    PopupLevel: isForFamily ? EnumPopupLevel.Family : EnumPopupLevel.Patient,
    UserNum: frontDesk.id,
    DateTimeEntry: at,
    IsArchived: 1,
    PopupNumArchive: popupId,
    DateTimeDisabled: emptyMoment,
  });
}

function joiningPopup(draw: Draw, patientId: number, at: Moment): Popup | undefined {
  const random = draw("patient", patientId, "popup");
  if (!random.chance(rates.joining)) return undefined;
  return { patientId, at, text: random.pick(popupTexts.joining), isForFamily: false };
}

/** Whether somebody writes a note on what has happened. */
function popupFrom({ world }: PracticeBook, draw: Draw, event: PracticeEvent): Popup | undefined {
  const { at } = event;
  switch (event.kind) {
    case "patient joined":
      return joiningPopup(draw, event.patient.id, at);
    case "patient changed": {
      const { patientId, change } = event;
      const random = draw("patient", patientId, "popup", "moved", at);
      if (change.address === undefined || !random.chance(rates.movedHouse)) return undefined;
      return { patientId, at, text: random.pick(popupTexts["moved house"]), isForFamily: true };
    }
    case "appointment broken": {
      const { appointmentId, how } = event;
      const appointment = world.appointments.get(appointmentId);
      if (appointment === undefined || how !== "missed") return undefined;
      if (!draw("appointment", appointmentId, "popup", at).chance(rates.missed)) return undefined;
      const { patientId } = appointment;
      return { patientId, at, text: missedVisitText(slashedDay(dayOfMoment(at))), isForFamily: false };
    }
    case "adjustment made": {
      const { id, patientId, kind } = event.adjustment;
      if (kind !== "bad debt" || !draw("adjustment", id, "popup").chance(rates.writtenOff)) return undefined;
      return { patientId, at, text: popupTexts["written off"][0], isForFamily: true };
    }
    case "medical history taken": {
      const { patientId, problems } = event;
      const isAlert = problems.some(
        ({ condition, isActive }) => isActive && conditionNamed(condition).alert !== undefined,
      );
      if (!isAlert || !draw("patient", patientId, "popup", "health", at).chance(rates.healthAlert))
        return undefined;
      return { patientId, at, text: popupTexts["health asked"][0], isForFamily: false };
    }
    default:
      return undefined;
  }
}
