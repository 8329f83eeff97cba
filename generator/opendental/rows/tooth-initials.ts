import { ageOn, type Day, type Moment } from "../../../foundation/calendar.ts";
import { primaryTeeth, standsAt, successorOf } from "../../catalog/teeth.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { MissingTooth } from "../../world/imported-charts.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { ToothInitialType: initial } = enumerations;

/**
 * `toothinitial`: the teeth that are gone, and of children the baby teeth that stood at the last examination, as the
 * chart shows them. OpenDental marks the place of a baby tooth by its permanent tooth, and deletes the mark when the
 * tooth is lost.
 */
export function writeToothInitials(book: PracticeBook, out: RowWriter): void {
  const chart = new ToothChart(book.world.imported.lastKey("tooth mark"));
  for (const event of book.events) {
    if (event.kind !== "procedure completed" && event.kind !== "procedure charted") continue;
    const id = event.kind === "procedure completed" ? event.procedureId : event.procedure.id;
    const procedure = book.world.procedures.get(id);
    if (procedure !== undefined)
      chart.follow(procedure, book.world.patients.get(procedure.patientId)?.birthdate, event.at);
  }
  for (const mark of chart.marks()) write(out, mark);
}

/** A tooth that was gone when its chart was imported. */
export function writeMissingTooth(
  patientId: number,
  { id, tooth }: MissingTooth,
  at: Moment,
  out: RowWriter,
): void {
  write(out, { number: id, patientId, tooth, type: initial.Missing, at });
}

interface Mark {
  /** ToothInitialNum. */
  readonly number: number;
  readonly patientId: number;
  readonly tooth: string;
  readonly type: number;
  readonly at: Moment;
}

/** What is marked on the charts, numbered in the order in which it was marked. */
class ToothChart {
  readonly #missing = new Map<string, Mark>();
  /** Of each child, by the baby tooth. */
  readonly #standing = new Map<number, ReadonlyMap<string, Mark>>();
  #number: number;

  /** @param number the last that is taken. */
  constructor(number: number) {
    this.#number = number;
  }

  marks(): readonly Mark[] {
    const marks = [...this.#missing.values()];
    for (const standing of this.#standing.values()) marks.push(...standing.values());
    return marks.sort((a, b) => a.number - b.number);
  }

  follow({ code, status, patientId, tooth, day }: Procedure, birthdate: Day | undefined, at: Moment): void {
    if (/^D7[12]/.test(code) && (status === "complete" || status === "existing"))
      this.#lose(patientId, tooth, at);
    else if (status === "complete" && code.startsWith("D01") && birthdate !== undefined) {
      this.#examine(patientId, babyTeethOf(birthdate, day), at);
    }
  }

  /** A tooth is marked as missing when its extraction is done here or charted as done elsewhere. */
  #lose(patientId: number, tooth: string, at: Moment): void {
    const key = `${patientId} ${tooth}`;
    if (!this.#missing.has(key)) this.#missing.set(key, this.#mark(patientId, tooth, initial.Missing, at));
  }

  #examine(patientId: number, teeth: readonly string[], at: Moment): void {
    const before = this.#standing.get(patientId);
    if (before === undefined && teeth.length === 0) return;
    const markOf = (tooth: string): Mark =>
      before?.get(tooth) ?? this.#mark(patientId, String(successorOf(tooth)), initial.Primary, at);
    this.#standing.set(patientId, new Map(teeth.map((tooth) => [tooth, markOf(tooth)])));
  }

  #mark(patientId: number, tooth: string, type: number, at: Moment): Mark {
    return { number: ++this.#number, patientId, tooth, type, at };
  }
}

function babyTeethOf(birthdate: Day, day: Day): readonly string[] {
  const age = ageOn(birthdate, day);
  return age > 12 ? [] : primaryTeeth.filter((tooth) => standsAt(tooth, age));
}

function write(out: RowWriter, { number, patientId, tooth, type, at }: Mark): void {
  out.write("toothinitial", {
    ToothInitialNum: number,
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
