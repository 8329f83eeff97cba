import { dayOfMoment, formatDay, type Moment } from "../../../foundation/calendar.ts";
import type { DocumentCategory } from "../../catalog/document-categories.ts";
import { radiographNames } from "../../catalog/radiographs.ts";
import { recordRates } from "../../catalog/rates/records.ts";
import type { EventOf, PracticeEvent } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { StoredDocument } from "../../world/records.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { DailyProcess, Office } from "../../world/world.ts";

const rates = recordRates.documents;

type NewDocument = Pick<StoredDocument, "patientId" | "category" | "description"> &
  Partial<Pick<StoredDocument, "isRadiograph" | "teeth" | "providerId">>;

/** Puts a file into a patient's folder. */
export function storeDocument(office: Office, at: Moment, document: NewDocument): void {
  const { patientId, category, description, isRadiograph = false, teeth = "", providerId = 0 } = document;
  const id = office.newId("document");
  const stored = { id, patientId, category, description, isRadiograph, teeth, providerId, at };
  office.record({ kind: "document stored", at, document: stored });
}

/** What the day leaves in the patients' folders: cards, consents, plans, radiographs, explanations of benefits. */
export const documents: DailyProcess = {
  name: "documents",
  runDay(office) {
    const events = office.eventsToday();
    const count = events.length;
    for (let i = 0; i < count; i++) {
      const event = events[i];
      if (event !== undefined) file(office, event);
    }
  },
};

function file(office: Office, event: PracticeEvent): void {
  switch (event.kind) {
    case "coverage started":
      scanCard(office, event);
      break;
    case "appointment completed":
      fileVisit(office, event);
      break;
    case "treatment plan saved":
      filePlan(office, event);
      break;
    case "insurance payment posted":
      scanExplanation(office, event);
      break;
    default:
  }
}

function scanCard(office: Office, { at, coverage }: EventOf<"coverage started">): void {
  const { id, patientId, ordinal } = coverage;
  if (!office.draw("coverage", id, "card").chance(rates.insuranceCard)) return;
  const description = ordinal === 1 ? "Insurance card" : "Insurance card, secondary";
  storeDocument(office, at, { patientId, category: "Insurance Cards", description });
}

function fileVisit(office: Office, { at, appointmentId }: EventOf<"appointment completed">): void {
  const appointment = existing(office.world.appointments, appointmentId, "appointment");
  const { patientId, isNewPatient } = appointment;
  const work = office.world
    .proceduresOfAppointment(appointmentId)
    .map((id) => existing(office.world.procedures, id, "procedure"));
  const random = office.draw("appointment", appointmentId, "documents");
  const store = (category: DocumentCategory, description: string): void =>
    storeDocument(office, at, { patientId, category, description });
  if (isNewPatient && random.chance(rates.newPatientConsent)) store("Consents", "Consent to treatment");
  if (isNewPatient && random.chance(rates.newPatientPicture)) store("Patient Pictures", "Portrait");
  const isSurgery = work.some(({ code }) => /^(D7[12]|D33|D6010)/.test(code));
  if (isSurgery && random.chance(rates.surgeryConsent)) store("Consents", "Consent to procedure");
  for (const procedure of work) fileRadiograph(office, at, procedure);
}

function fileRadiograph(office: Office, at: Moment, procedure: Procedure): void {
  const { code, patientId, tooth, providerId } = procedure;
  const description = radiographNames.get(code);
  if (description === undefined) return;
  const image = { description, isRadiograph: true, teeth: tooth, providerId } as const;
  storeDocument(office, at, { patientId, category: "Radiographs", ...image });
}

function filePlan(office: Office, { at, plan }: EventOf<"treatment plan saved">): void {
  if (plan.status !== "saved") return;
  if (!office.draw("treatment plan", plan.id, "filed").chance(rates.savedPlan)) return;
  const description = `Treatment plan ${formatDay(plan.day)}`;
  storeDocument(office, at, { patientId: plan.patientId, category: "Treatment Plans", description });
}

/** A check's explanation is kept with one of the patients on it. */
function scanExplanation(
  office: Office,
  { at, payment, claimLineIds }: EventOf<"insurance payment posted">,
): void {
  const line = office.world.claimLines.get(claimLineIds[0] ?? 0);
  if (line === undefined) return;
  if (!office.draw("insurance payment", payment.id, "scanned").chance(rates.explanationOfBenefits)) return;
  const description = `Explanation of benefits ${formatDay(dayOfMoment(at))}`;
  storeDocument(office, at, { patientId: line.patientId, category: "Explanations of Benefits", description });
}
