import type { RowWriter } from "../sinks/sink.ts";
import type { SimulatedPractice } from "../world/world.ts";
import { openBook, type PracticeBook } from "./book.ts";
import { withLeftovers } from "./leftovers.ts";
import { writeAlerts } from "./rows/alerts.ts";
import { writeAllowedFees } from "./rows/allowed-fees.ts";
import { writeAppointmentSetup } from "./rows/appointment-setup.ts";
import { writeAppointments } from "./rows/appointments.ts";
import { writeAuditTrail } from "./rows/audit.ts";
import { writeBenefits } from "./rows/benefits.ts";
import { writeChartOfAccounts } from "./rows/chart-of-accounts.ts";
import { writeClaimLines } from "./rows/claim-lines.ts";
import { writeClaimSetup } from "./rows/claim-setup.ts";
import { writeClaimTraces } from "./rows/claim-traces.ts";
import { writeClaims } from "./rows/claims.ts";
import { withClinics, writeClinics } from "./rows/clinics.ts";
import { writeClock } from "./rows/clock.ts";
import { writeCodeSystems } from "./rows/code-systems.ts";
import { writeContacts } from "./rows/contacts.ts";
import { writeCoverageSetup } from "./rows/coverage-setup.ts";
import { writeDefinitions } from "./rows/definitions.ts";
import { writeDisplaySetup } from "./rows/display-setup.ts";
import { writeDocuments } from "./rows/documents.ts";
import { writeFees } from "./rows/fees.ts";
import { writeFurtherCarriers } from "./rows/further-carriers.ts";
import { writeInsurance } from "./rows/insurance.ts";
import { writeLabCases, writeLaboratories } from "./rows/laboratories.ts";
import { writeMedicalHistory, writeMedicalSetup } from "./rows/medical-history.ts";
import { writeOffice } from "./rows/office.ts";
import { writePatients } from "./rows/patients.ts";
import { writePaymentPlans } from "./rows/payment-plans.ts";
import { writePayments } from "./rows/payments.ts";
import { writePerio } from "./rows/perio.ts";
import { writePlaces } from "./rows/places.ts";
import { writePrescriptionSetup, writePrescriptions } from "./rows/prescriptions.ts";
import { writeProcedureButtons } from "./rows/procedure-buttons.ts";
import { writeProcedureSetup } from "./rows/procedure-setup.ts";
import { writeProcedures } from "./rows/procedures.ts";
import { writePrograms } from "./rows/programs.ts";
import { writeRecallSetup } from "./rows/recall-setup.ts";
import { writeRecalls } from "./rows/recalls.ts";
import { writeReferrals } from "./rows/referrals.ts";
import { writeSchedules } from "./rows/schedules.ts";
import { writeStaff } from "./rows/staff.ts";
import { writeStatedEmployers } from "./rows/stated-employers.ts";
import { writeStatements } from "./rows/statements.ts";
import { writeTaskLists, writeTasks } from "./rows/tasks.ts";
import { writeToothInitials } from "./rows/tooth-initials.ts";
import { writeTreatmentPlans } from "./rows/treatment-plans.ts";
import { writeUserSettings } from "./rows/user-settings.ts";
import { writeWebScheduling } from "./rows/web-scheduling.ts";
import { writeWorkstations } from "./rows/workstations.ts";

type SubjectWriter = (book: PracticeBook, out: RowWriter) => void;

/** Those with the most rows first: a database that takes rows beside the writing is done soonest with them. */
const subjects: readonly SubjectWriter[] = [
  writeAuditTrail,
  writePerio,
  writeAppointments,
  writeContacts,
  writeProcedures,
  writeClaimLines,
  (_book, out) => writeDefinitions(out),
  (_book, out) => writeCoverageSetup(out),
  writeOffice,
  writeProcedureSetup,
  writeFees,
  writeRecallSetup,
  writeAppointmentSetup,
  writeClaimSetup,
  writeMedicalSetup,
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
  writeBenefits,
  writeTreatmentPlans,
  writeToothInitials,
  writeClaims,
  writeClaimTraces,
  writePayments,
  writePaymentPlans,
  writeRecalls,
  writeStatements,
  writeMedicalHistory,
  writePrescriptions,
  writeLabCases,
  writeTasks,
  writeDocuments,
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

/** Writes a finished practice as OpenDental's rows, subject by subject: between two, somebody else may work. */
export function* writePractice(practice: SimulatedPractice, out: RowWriter): Generator<void> {
  const book = openBook(practice);
  const complete = withLeftovers(book, withClinics(book, out));
  for (const write of subjects) {
    write(book, complete);
    yield;
  }
}
