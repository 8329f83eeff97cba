import { ageOn, type Day, dayOfMoment } from "../../../foundation/calendar.ts";
import type { DrugName } from "../../catalog/medications.ts";
import { type PrescriptionName, prescriptionTemplate } from "../../catalog/prescriptions.ts";
import { recordRates } from "../../catalog/rates/records.ts";
import type { EventOf } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import { medicationsOf, needsPremedication } from "../../world/health.ts";
import type { Appointment, Procedure } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { userOfProvider } from "../office/staff-on-duty.ts";
import { patientOf } from "../treatment/chart.ts";
import { isAllergicTo } from "./medical-history.ts";

/** The dentist who treated writes what the treatment asks for, within what the patient can take. */
export const prescriptions: DailyProcess = {
  name: "prescriptions",
  runDay(office, day) {
    for (const event of office.eventsToday()) {
      if (event.kind === "appointment completed") prescribe(office, day, event);
    }
  },
};

/** A drug to be written, and the work that it is for. */
interface Wish {
  readonly choices: readonly PrescriptionName[];
  readonly procedureId: number;
}

const antibiotics: readonly PrescriptionName[] = ["amoxicillin", "clindamycin", "azithromycin"];
const painkillers: readonly PrescriptionName[] = ["ibuprofen", "acetaminophen"];
const strongPainkillers: readonly PrescriptionName[] = ["acetaminophen with codeine", "acetaminophen"];
const premedications: readonly PrescriptionName[] = ["premedication", "premedication without penicillin"];

function prescribe(office: Office, day: Day, event: EventOf<"appointment completed">): void {
  const appointment = existing(office.world.appointments, event.appointmentId, "appointment");
  const age = ageOn(patientOf(office.world, appointment.patientId).birthdate, day);
  const written = new Set<PrescriptionName>();
  for (const { choices, procedureId } of wishesFor(office, day, appointment, age)) {
    const prescription = choices.find((name) => suits(office, appointment.patientId, age, name));
    if (prescription === undefined || written.has(prescription)) continue;
    written.add(prescription);
    const { patientId, providerId } = appointment;
    const id = office.newId("prescription");
    const userId = userOfProvider(office, providerId);
    office.record({
      kind: "prescription written",
      at: event.at,
      prescription: { id, patientId, prescription, providerId, procedureId, userId, at: event.at },
    });
  }
}

const youngestWithCapsules = 12;
const adult = 18;
const bloodThinners: ReadonlySet<DrugName> = new Set(["warfarin", "apixaban", "clopidogrel"]);

/** Allergies, age and blood thinners rule drugs out. */
function suits(office: Office, patientId: number, age: number, name: PrescriptionName): boolean {
  const { isControlled, notWith } = prescriptionTemplate(name);
  if (age < youngestWithCapsules || (isControlled && age < adult)) return false;
  if (name === "ibuprofen" && isOnBloodThinner(office, patientId)) return false;
  return !isAllergicTo(office, patientId, notWith);
}

const isOnBloodThinner = (office: Office, patientId: number): boolean =>
  medicationsOf(office.world, patientId).some(
    ({ drug, stopped }) => stopped === undefined && bloodThinners.has(drug),
  );

function wishesFor(office: Office, day: Day, appointment: Appointment, age: number): readonly Wish[] {
  const work = office.world
    .proceduresOfAppointment(appointment.id)
    .map((id) => existing(office.world.procedures, id, "procedure"));
  const wishes: Wish[] = [];
  for (const { reasons, choices, share } of rules) {
    const procedure = work.find(({ code }) => reasons.test(code));
    if (procedure === undefined || !wants(office, appointment, procedure, choices, share)) continue;
    wishes.push({ choices, procedureId: procedure.id });
  }
  if (wantsPremedication(office, day, appointment)) wishes.push({ choices: premedications, procedureId: 0 });
  if (appointment.isHygiene && age >= adult && wantsFluoride(office, day, appointment)) {
    wishes.push({ choices: ["fluoride paste"], procedureId: 0 });
  }
  return wishes;
}

interface Rule {
  readonly reasons: RegExp;
  readonly choices: readonly PrescriptionName[];
  readonly share: number;
}

const rates = recordRates.prescriptions;

/** What follows which procedures, and how often. */
const rules: readonly Rule[] = [
  { reasons: /^(D72|D6010)/, choices: antibiotics, share: rates.antibioticAfterSurgery },
  { reasons: /^D7140/, choices: antibiotics, share: rates.antibioticAfterExtraction },
  { reasons: /^D33/, choices: antibiotics, share: rates.antibioticAfterRootCanal },
  { reasons: /^(D0140|D9110)/, choices: antibiotics, share: rates.antibioticAfterEmergency },
  { reasons: /^(D72|D6010)/, choices: strongPainkillers, share: rates.strongAfterSurgery },
  { reasons: /^(D72|D6010)/, choices: painkillers, share: rates.painAfterSurgery },
  { reasons: /^D7140/, choices: painkillers, share: rates.painAfterExtraction },
  { reasons: /^D33/, choices: painkillers, share: rates.painAfterRootCanal },
  { reasons: /^(D72|D6010|D434)/, choices: ["chlorhexidine rinse"], share: rates.rinse },
];

const wants = (
  office: Office,
  { id }: Appointment,
  { code }: Procedure,
  choices: readonly PrescriptionName[],
  share: number,
): boolean => office.draw("appointment", id, "prescribes", code, choices[0] ?? "").chance(share);

/** Whom a valve or joint asks for antibiotics before treatment gets enough for some visits, once a year. */
function wantsPremedication(office: Office, day: Day, { id, patientId }: Appointment): boolean {
  if (!needsPremedication(office.world, patientId) || hasHad(office, patientId, premedications, day - 300)) {
    return false;
  }
  return office.draw("appointment", id, "premedication").chance(rates.premedicationAtReview);
}

const wantsFluoride = (office: Office, day: Day, { id, patientId }: Appointment): boolean =>
  office.draw("appointment", id, "fluoride paste").chance(rates.fluoridePaste) &&
  !hasHad(office, patientId, ["fluoride paste"], day - 360);

function hasHad(office: Office, patientId: number, names: readonly PrescriptionName[], since: Day): boolean {
  const { patientPrescriptions, prescriptions: written } = office.world.records;
  return patientPrescriptions.of(patientId).some((id) => {
    const { prescription, at } = existing(written, id, "prescription");
    return names.includes(prescription) && dayOfMoment(at) >= since;
  });
}
