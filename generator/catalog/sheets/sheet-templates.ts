import {
  consentToExtraction,
  consentToImplant,
  consentToRootCanal,
  consentToTreatment,
  financialPolicy,
  privacyAcknowledgement,
  treatmentPlanConsent,
} from "./consents.ts";
import { examSheet } from "./exam-sheet.ts";
import {
  labSlip,
  overdueLetter,
  prescriptionSlip,
  referralLetter,
  referralSlip,
  routingSlip,
  statementSheet,
  treatmentPlanSheet,
} from "./letters-and-slips.ts";
import { medicalHistory } from "./medical-history.ts";
import { patientRegistration } from "./patient-registration.ts";
import type { SheetTemplate } from "./template.ts";

/** The office's templates. SheetDefNum is the place in the list, from 1. All their words are invented. */
export const sheetTemplates: readonly SheetTemplate[] = [
  patientRegistration,
  medicalHistory,
  privacyAcknowledgement,
  financialPolicy,
  consentToTreatment,
  consentToExtraction,
  consentToRootCanal,
  consentToImplant,
  treatmentPlanConsent,
  referralSlip,
  referralLetter,
  overdueLetter,
  labSlip,
  examSheet,
  routingSlip,
  prescriptionSlip,
  statementSheet,
  treatmentPlanSheet,
];

/** SheetDefNum. */
export const sheetTemplateNumber = (template: SheetTemplate): number => sheetTemplates.indexOf(template) + 1;

/** SheetFieldDefNum of a template's first field; the others follow it. */
export const firstFieldNumber = (template: SheetTemplate): number =>
  sheetTemplates
    .slice(0, sheetTemplates.indexOf(template))
    .reduce((sum, { fields }) => sum + fields.length, 1);
