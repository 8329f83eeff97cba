import type { Draw } from "../../../foundation/random.ts";
import { sheetRates } from "../../catalog/rates/sheets.ts";
import {
  consentToExtraction,
  consentToImplant,
  consentToRootCanal,
  consentToTreatment,
  privacyAcknowledgement,
  treatmentPlanConsent,
} from "../../catalog/sheets/consents.ts";
import { examSheet } from "../../catalog/sheets/exam-sheet.ts";
import {
  labSlip,
  overdueLetter,
  referralLetter,
  referralSlip,
} from "../../catalog/sheets/letters-and-slips.ts";
import { medicalHistory } from "../../catalog/sheets/medical-history.ts";
import { patientRegistration } from "../../catalog/sheets/patient-registration.ts";
import type { SheetTemplate } from "../../catalog/sheets/template.ts";
import type { EventOf, PracticeEvent } from "../../world/events.ts";
import type { Procedure } from "../../world/treatment.ts";
import type { World } from "../../world/world.ts";
import type { SheetOccasion } from "./sheet-facts.ts";

/** Tells which sheets an event leads to. It remembers who was sent where, and whose health was asked about before. */
export class SheetOccasions {
  readonly #world: World;
  readonly #draw: Draw;
  readonly #asked = new Set<number>();
  /** ReferralNum by patient, of whom the patient was last sent from and to. */
  readonly #sentFrom = new Map<number, number>();
  readonly #sentTo = new Map<number, number>();

  constructor(world: World, draw: Draw) {
    this.#world = world;
    this.#draw = draw;
  }

  of(event: PracticeEvent): readonly SheetOccasion[] {
    switch (event.kind) {
      case "appointment completed":
        return this.#visit(event);
      case "medical history taken":
        return this.#history(event);
      case "patient referred":
        return this.#referral(event);
      case "document stored":
        return this.#letter(event);
      case "lab case made":
        return this.#labSlip(event);
      case "treatment plan saved":
        return this.#plan(event);
      case "gums charted":
        return this.#examination(event);
      case "patient changed":
        return this.#departure(event);
      default:
        return [];
    }
  }

  #fillsInForms(patientId: number): boolean {
    return this.#chance("patient", patientId, "forms", sheetRates.newPatientForms);
  }

  #visit({ at, arrived, appointmentId }: EventOf<"appointment completed">): readonly SheetOccasion[] {
    const appointment = this.#world.appointments.get(appointmentId);
    if (appointment === undefined) return [];
    const { patientId, providerId, isNewPatient } = appointment;
    const referralId = this.#sentFrom.get(patientId) ?? 0;
    const sheets: SheetOccasion[] = [];
    const forms = isNewPatient && this.#fillsInForms(patientId);
    if (forms) sheets.push({ template: patientRegistration, patientId, at: arrived, providerId, referralId });
    if (forms && this.#chance("patient", patientId, "privacy", sheetRates.privacyNotice)) {
      sheets.push({ template: privacyAcknowledgement, patientId, at: arrived, providerId });
    }
    if (forms && this.#chance("patient", patientId, "consent", sheetRates.consentToTreatment)) {
      sheets.push({ template: consentToTreatment, patientId, at: arrived, providerId });
    }
    const procedures = this.#world
      .proceduresOfAppointment(appointmentId)
      .flatMap((id) => this.#world.procedures.get(id) ?? [])
      .filter(({ status }) => status === "complete");
    for (const { template, code } of procedureConsents) {
      const work = procedures.filter((procedure) => code.test(procedure.code));
      if (work.length === 0) continue;
      if (!this.#chance("appointment", appointmentId, template.name, sheetRates.consentToProcedure)) continue;
      sheets.push({ template, patientId, at: Math.max(arrived, at - 3600), providerId, procedures: work });
    }
    return sheets;
  }

  #history({ at, patientId }: EventOf<"medical history taken">): readonly SheetOccasion[] {
    const isFirst = !this.#asked.has(patientId);
    this.#asked.add(patientId);
    const isWritten = isFirst
      ? this.#fillsInForms(patientId)
      : this.#chance("patient", patientId, `review ${at}`, sheetRates.healthReview);
    return isWritten ? [{ template: medicalHistory, patientId, at }] : [];
  }

  #referral({ at, attachment }: EventOf<"patient referred">): readonly SheetOccasion[] {
    const { id, patientId, referralId, direction } = attachment;
    (direction === "from" ? this.#sentFrom : this.#sentTo).set(patientId, referralId);
    if (direction === "from" || !this.#chance("referral", id, "slip", sheetRates.referralSlip)) return [];
    return [{ template: referralSlip, patientId, at, referralId }];
  }

  #letter({ at, document }: EventOf<"document stored">): readonly SheetOccasion[] {
    const { id: documentId, patientId, category } = document;
    const referralId = this.#sentTo.get(patientId);
    if (category !== "Letters" || referralId === undefined) return [];
    if (!this.#chance("document", documentId, "letter", sheetRates.referralLetter)) return [];
    return [{ template: referralLetter, patientId, at, referralId, documentId }];
  }

  #labSlip({ at, labCase }: EventOf<"lab case made">): readonly SheetOccasion[] {
    const { id, patientId, providerId } = labCase;
    if (!this.#chance("lab case", id, "slip", sheetRates.labSlip)) return [];
    return [{ template: labSlip, patientId, at, providerId, labCase }];
  }

  #plan({ at, plan }: EventOf<"treatment plan saved">): readonly SheetOccasion[] {
    const { id, patientId, status, procedureIds } = plan;
    if (status !== "saved" || !this.#chance("plan", id, "consent", sheetRates.savedPlanConsent)) return [];
    const procedures = procedureIds.flatMap((key): Procedure[] => {
      const procedure = this.#world.procedures.get(key);
      return procedure === undefined ? [] : [procedure];
    });
    return [{ template: treatmentPlanConsent, patientId, at, procedures }];
  }

  #examination({ at, exam }: EventOf<"gums charted">): readonly SheetOccasion[] {
    const { id, patientId, providerId } = exam;
    if (!this.#chance("exam", id, "sheet", sheetRates.examSheet)) return [];
    return [{ template: examSheet, patientId, at, providerId }];
  }

  #departure({ at, patientId, change }: EventOf<"patient changed">): readonly SheetOccasion[] {
    if (change.status !== "inactive") return [];
    if (!this.#chance("patient", patientId, "overdue", sheetRates.overdueLetter)) return [];
    return [{ template: overdueLetter, patientId, at }];
  }

  #chance(entity: string, id: number, purpose: string, share: number): boolean {
    return this.#draw(entity, id, "sheet", purpose).chance(share);
  }
}

const procedureConsents: readonly { readonly template: SheetTemplate; readonly code: RegExp }[] = [
  { template: consentToExtraction, code: /^D7[12]/ },
  { template: consentToRootCanal, code: /^D33/ },
  { template: consentToImplant, code: /^D6010/ },
];
