import { ageOn, type Day, type Moment } from "../../../foundation/calendar.ts";
import { primaryTeeth, standsAt, successorOf } from "../../catalog/teeth.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { ToothInitialType: initial } = enumerations;

/** `toothinitial`: the teeth that are gone, and of children the baby teeth, as the chart shows them. */
export function writeToothInitials(book: PracticeBook, out: RowWriter): void {
  writeMissingTeeth(book, out);
  writeBabyTeeth(book, out);
}

/** A tooth is marked as missing when its extraction is done here or charted as done elsewhere. */
function writeMissingTeeth({ world }: PracticeBook, out: RowWriter): void {
  const marked = new Set<string>();
  for (const { code, status, patientId, tooth, edited } of world.procedures.values()) {
    const isGone = /^D7[12]/.test(code) && (status === "complete" || status === "existing");
    const key = `${patientId} ${tooth}`;
    if (!isGone || marked.has(key)) continue;
    marked.add(key);
    writeMissingTooth(patientId, tooth, edited, out);
  }
}

/** A tooth that is gone. */
export function writeMissingTooth(patientId: number, tooth: string, at: Moment, out: RowWriter): void {
  write(out, patientId, tooth, initial.Missing, at);
}

/** As they stood at the child's last examination; OpenDental marks the place by its permanent tooth. */
function writeBabyTeeth({ world }: PracticeBook, out: RowWriter): void {
  const lastExams = new Map<number, Procedure>();
  for (const procedure of world.procedures.values()) {
    if (procedure.status === "complete" && procedure.code.startsWith("D01")) {
      lastExams.set(procedure.patientId, procedure);
    }
  }
  for (const [patientId, exam] of lastExams) {
    const birthdate = world.patients.get(patientId)?.birthdate;
    if (birthdate === undefined) continue;
    for (const tooth of babyTeethOf(birthdate, exam.day)) {
      write(out, patientId, String(successorOf(tooth)), initial.Primary, exam.edited);
    }
  }
}

function babyTeethOf(birthdate: Day, day: Day): readonly string[] {
  const age = ageOn(birthdate, day);
  return age > 12 ? [] : primaryTeeth.filter((tooth) => standsAt(tooth, age));
}

function write(out: RowWriter, patientId: number, tooth: string, type: number, at: Moment): void {
  out.write("toothinitial", {
    PatNum: patientId,
    ToothNum: tooth,
    InitialType: type,
    Movement: 0,
    ColorDraw: 0,
    SecDateTEntry: at,
    SecDateTEdit: at,
    DrawText: "",
  });
}
