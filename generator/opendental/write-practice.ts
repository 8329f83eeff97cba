import type { RowWriter } from "../sinks/sink.ts";
import type { SimulatedPractice } from "../world/world.ts";
import { openBook, type PracticeBook } from "./book.ts";
import { withLeftovers } from "./leftovers.ts";
import { writeAlerts } from "./rows/alerts.ts";
import { writeAllowedFees } from "./rows/allowed-fees.ts";
import { writeAppointmentFieldSetup, writeAppointmentFields } from "./rows/appointment-fields.ts";
import { writeAppointmentSetup } from "./rows/appointment-setup.ts";
import { writeAppointments } from "./rows/appointments.ts";
import { writeAuditTrail } from "./rows/audit.ts";
import { writeBenefits } from "./rows/benefits.ts";
import { writeBlueBook } from "./rows/blue-book.ts";
import { writeChartOfAccounts } from "./rows/chart-of-accounts.ts";
import { writeChartSetup, writeChartTrials } from "./rows/chart-setup.ts";
import { writeClaimLines } from "./rows/claim-lines.ts";
import { writeClaimSetup } from "./rows/claim-setup.ts";
import { writeClaimTraces } from "./rows/claim-traces.ts";
import { writeClaims } from "./rows/claims.ts";
import { withClinics, writeClinics } from "./rows/clinics.ts";
import { writeClock } from "./rows/clock.ts";
import { writeCodeSystems } from "./rows/code-systems.ts";
import { writeCommunicationSetup } from "./rows/communication-setup.ts";
import { writeContacts } from "./rows/contacts.ts";
import { writeCoverageSetup } from "./rows/coverage-setup.ts";
import { writeDefinitions } from "./rows/definitions.ts";
import { writeDeletedObjects } from "./rows/deleted-objects.ts";
import { writeDiscountPlans } from "./rows/discount-plans.ts";
import { writeDisplaySetup } from "./rows/display-setup.ts";
import { writeDocuments } from "./rows/documents.ts";
import { writeEServiceLogs } from "./rows/e-service-logs.ts";
import { writeEmails } from "./rows/emails.ts";
import { writeFees } from "./rows/fees.ts";
import { writeFinancing } from "./rows/financing.ts";
import { writeFurtherCarriers } from "./rows/further-carriers.ts";
import { writeHealthRecords } from "./rows/health-records.ts";
import { writeImaging, writeImagingSetup } from "./rows/imaging.ts";
import { writeImportedCharts } from "./rows/imported-charts.ts";
import { writeInsurance } from "./rows/insurance.ts";
import { writeInsuranceEdits } from "./rows/insurance-edits.ts";
import { writeLabCases, writeLaboratories } from "./rows/laboratories.ts";
import { withListNumbers, writeFurtherDefinitions } from "./rows/list-numbers.ts";
import { writeMaintenance } from "./rows/maintenance.ts";
import { writeMedicalHistory, writeMedicalSetup } from "./rows/medical-history.ts";
import { writeOffice } from "./rows/office.ts";
import { writeOfficeRules, writeTablets } from "./rows/office-rules.ts";
import { writeTimeAdjustments, writeVisitTraces } from "./rows/office-traces.ts";
import { writePatientFieldSetup, writePatientFields } from "./rows/patient-fields.ts";
import { writePatientPreferences } from "./rows/patient-preferences.ts";
import { writePatientRelations } from "./rows/patient-relations.ts";
import { writePatients } from "./rows/patients.ts";
import { writePaymentPlans } from "./rows/payment-plans.ts";
import { writePayments } from "./rows/payments.ts";
import { writePerio } from "./rows/perio.ts";
import { writePlaces } from "./rows/places.ts";
import { writePopups } from "./rows/popups.ts";
import { writePrescriptionSetup, writePrescriptions } from "./rows/prescriptions.ts";
import { writeProcedureButtons } from "./rows/procedure-buttons.ts";
import { writeProcedureSetup } from "./rows/procedure-setup.ts";
import { writeProcedures } from "./rows/procedures.ts";
import { writePrograms } from "./rows/programs.ts";
import { writeRareRows } from "./rows/rare-rows.ts";
import { writeRecallSetup } from "./rows/recall-setup.ts";
import { writeRecalls } from "./rows/recalls.ts";
import { writeReceivables } from "./rows/receivables.ts";
import { writeReferrals } from "./rows/referrals.ts";
import { writeSchedules } from "./rows/schedules.ts";
import { writeSheetSetup } from "./rows/sheet-setup.ts";
import { writeSheets } from "./rows/sheets.ts";
import { writeSignals } from "./rows/signals.ts";
import { writeStaff } from "./rows/staff.ts";
import { writeStatedEmployers } from "./rows/stated-employers.ts";
import { writeStatements } from "./rows/statements.ts";
import { writeTaskTraces } from "./rows/task-traces.ts";
import { writeTaskLists, writeTasks } from "./rows/tasks.ts";
import { writeTexts } from "./rows/texts.ts";
import { writeToothInitials } from "./rows/tooth-initials.ts";
import { writeTreatmentPlans } from "./rows/treatment-plans.ts";
import { writeUserSettings } from "./rows/user-settings.ts";
import { writeVerifications } from "./rows/verifications.ts";
import { writeWebScheduling } from "./rows/web-scheduling.ts";
import { writeWorkstations } from "./rows/workstations.ts";
import { writePharmacies, writeTextTemplates } from "./rows/written-texts.ts";

type SubjectWriter = (book: PracticeBook, out: RowWriter) => void;

/**
 * Imported charts before all others, for their rows came first; then those with the most rows: a database that takes
 * rows beside the writing is done soonest with them.
 */
const subjects: readonly SubjectWriter[] = [
  writeImportedCharts,
  writeAuditTrail,
  writeSheets,
  writePerio,
  writeAppointments,
  writeContacts,
  writeProcedures,
  writeClaimLines,
  writeInsuranceEdits,
  writeBlueBook,
  (_book, out) => writeDefinitions(out),
  (_book, out) => writeCoverageSetup(out),
  writeOffice,
  writeProcedureSetup,
  writeFees,
  writeRecallSetup,
  writeAppointmentSetup,
  writeClaimSetup,
  writeMedicalSetup,
  writeSheetSetup,
  writePrescriptionSetup,
  writeLaboratories,
  writeTaskLists,
  writeStaff,
  writeClinics,
  writeClock,
  writeSchedules,
  writePlaces,
  writePatients,
  writeReferrals,
  writeInsurance,
  writeVerifications,
  writeBenefits,
  writeTreatmentPlans,
  writeToothInitials,
  writeClaims,
  writeClaimTraces,
  writePayments,
  writePaymentPlans,
  writeRecalls,
  writeStatements,
  writeFinancing,
  writeDiscountPlans,
  writeRareRows,
  writeMedicalHistory,
  writePrescriptions,
  writeLabCases,
  writeTasks,
  writeDocuments,
  writeCommunicationSetup,
  writeTexts,
  writeEServiceLogs,
  writeEmails,
  writePatientPreferences,
  writeHealthRecords,
  writeDeletedObjects,
  writeSignals,
  writeMaintenance,
  writePatientFieldSetup,
  writePatientFields,
  writePopups,
  writeAppointmentFieldSetup,
  writeAppointmentFields,
  writePatientRelations,
  writeTaskTraces,
  writeTimeAdjustments,
  writeVisitTraces,
  writeReceivables,
  writeTextTemplates,
  writePharmacies,
  writeImagingSetup,
  writeImaging,
  writeChartSetup,
  writeChartTrials,
  writeOfficeRules,
  writeTablets,

  writeStatedEmployers,
  writeFurtherCarriers,
  writeAllowedFees,
  (_book, out) => writeChartOfAccounts(out),
  writeAlerts,
  writeCodeSystems,
  (_book, out) => writeDisplaySetup(out),
  writeProcedureButtons,
  (_book, out) => writePrograms(out),
  writeWorkstations,
  writeUserSettings,
  writeWebScheduling,
];

/**
 * Subjects with many rows that share no table with any other, so that it makes no difference when and in which thread
 * they are written.
 */
const independent: ReadonlySet<SubjectWriter> = new Set([
  writeAuditTrail,
  writeSheets,
  writePerio,
  writeAppointments,
  writeClaimLines,
  writeInsuranceEdits,
  writeBlueBook,
  writeClaimTraces,
  writeStatements,
  writeClock,
]);

/** What one thread writes in one go: an independent subject, or all the others in their order. */
const parts: readonly (readonly SubjectWriter[])[] = [
  ...subjects.filter((write) => independent.has(write)).map((write) => [write]),
  subjects.filter((write) => !independent.has(write)),
];

/** Writes the rows of imported charts alone: they come before all others, and what the practice lives changes none. */
export function writeImported(practice: SimulatedPractice, out: RowWriter): void {
  const book = openBook(practice);
  writeImportedCharts(book, completing(book, out));
}

/** How many parts `writePractice` writes. */
export const practiceParts = parts.length;

/** What is done whenever `writePractice` lets somebody else work: after a part, its tables get no more rows. */
export type WrittenStretch = "subject" | "part";

export interface PartsToWrite {
  /** All unless given: no two parts write to the same table, so that several threads may share them. */
  readonly numbers?: Iterable<number>;
  /** Whether `writeImported` has written its rows already. */
  readonly isImportedWritten?: boolean;
}

/**
 * Writes a finished practice as OpenDental's rows, subject by subject: between two, somebody else may work.
 *
 * @example for (const _ of writePractice(simulate(settings), sink)) await sink.settle();
 */
export function* writePractice(
  practice: SimulatedPractice,
  out: RowWriter,
  { numbers = parts.keys(), isImportedWritten = false }: PartsToWrite = {},
): Generator<WrittenStretch> {
  const book = openBook(practice);
  const complete = completing(book, out);
  for (const number of numbers) {
    for (const write of parts[number] ?? []) {
      if (isImportedWritten && write === writeImportedCharts) continue;
      write(book, complete);
      yield "subject";
    }
    // Their numbers are the scenario's own already.
    if (number === practiceParts - 1) writeFurtherDefinitions(book, out);
    yield "part";
  }
}

/** Completes rows with what follows from them or from the practice's scenario. */
function completing(book: PracticeBook, out: RowWriter): RowWriter {
  return withLeftovers(book, withListNumbers(book, withClinics(book, out)));
}
