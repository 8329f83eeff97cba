import { dayOfMoment, emptyDay } from "../../../foundation/calendar.ts";
import { type Draw, keyedRandom } from "../../../foundation/random.ts";
import { patientTraceRates } from "../../catalog/rates/patient-traces.ts";
import { scenarioNamed } from "../../catalog/scenarios/scenarios.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { Patient } from "../../world/people.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { laterMoment } from "../later-moments.ts";
import { enumerations } from "../schema/enumerations.ts";

const { GuardianRelationship, PatientLinkType } = enumerations;

/** `custreference`, `guardian`, `patientlink`: who may be named as a reference, decides for a child, was on file twice. */
export function writePatientRelations(book: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(book.settings.seed);
  for (const patient of book.world.imported.patients()) writeReference(book, draw, patient, out);
  for (const event of book.events) {
    if (event.kind === "records merged") writeLink(event, out);
    if (event.kind !== "patient joined") continue;
    writeReference(book, draw, event.patient, out);
    writeGuardian(book, draw, event.patient, out);
  }
}

function writeReference(book: PracticeBook, draw: Draw, { id, joined }: Patient, out: RowWriter): void {
  const random = draw("patient", id, "reference");
  if (!random.chance(patientTraceRates.reference)) return;
  const isBad = random.chance(patientTraceRates.badReference);
  const used = random.chance(patientTraceRates.referenceUsed)
    ? dayOfMoment(laterMoment(random, joined, [400, 0.8]))
    : emptyDay;
  out.write("custreference", {
    PatNum: id,
    DateMostRecent: used <= book.asOf ? used : emptyDay,
    Note: "",
    IsBadRef: flagOf(isBad),
  });
}

function writeGuardian(
  { world, settings }: PracticeBook,
  draw: Draw,
  patient: Patient,
  out: RowWriter,
): void {
  const { id, guarantorId, position } = patient;
  const guardian = world.patients.get(guarantorId);
  if (position !== "child" || guardian === undefined || guarantorId === id) return;
  if (!draw("patient", id, "guardian").chance(scenarioNamed(settings.scenario).notedGuardians)) return;
  out.write("guardian", {
    PatNumChild: id,
    PatNumGuardian: guardian.id,
    Relationship: guardian.gender === "male" ? GuardianRelationship.Father : GuardianRelationship.Mother,
    IsGuardian: 1,
  });
}

function writeLink({ at, patientId, intoPatientId }: EventOf<"records merged">, out: RowWriter): void {
  out.write("patientlink", {
    PatNumFrom: patientId,
    PatNumTo: intoPatientId,
    LinkType: PatientLinkType.Merge,
    DateTimeLink: at,
  });
}
