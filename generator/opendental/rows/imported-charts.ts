import { type Day, type Moment, momentAt } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { ImportedChart, ImportedFamily } from "../../world/imported-charts.ts";
import type { Patient } from "../../world/people.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";
import { writePlanBenefits } from "./benefits.ts";
import { writeContact } from "./contacts.ts";
import { writeDocument } from "./documents.ts";
import { writeFeeSchedule } from "./fees.ts";
import { writeCarrier, writeCoverage, writeEmployer, writePlan, writeSubscription } from "./insurance.ts";
import { writeAllergy, writeMedicationUse, writeProblem } from "./medical-history.ts";
import { writeImportedPatient } from "./patients.ts";
import { writeAdjustment, writePayment, writeSplit } from "./payments.ts";
import { writeProcedure, writeProcedureNote } from "./procedures.ts";
import { writeRecall } from "./recalls.ts";
import { writeReferralAttachment } from "./referrals.ts";
import { writeMissingTooth } from "./tooth-initials.ts";
import { writeAttachment, writeTreatmentPlan } from "./treatment-plans.ts";

/**
 * The rows of the charts that were imported when the practice opened, in every table at once: they come before all of
 * the practice's own, so that rows without a key of the world's get the first ones.
 */
export function writeImportedCharts(book: PracticeBook, out: RowWriter): void {
  writeFormerInsurance(book, out);
  for (const family of book.world.imported.families()) {
    for (const chart of family.charts) writeChart(book, family, chart, out);
    writeCoverages(book, family, out);
  }
}

function writeFormerInsurance(book: PracticeBook, out: RowWriter): void {
  const { imported, feeSchedules } = book.world;
  for (const carrier of imported.carriers()) writeCarrier(book, carrier, out);
  for (const employer of imported.employers()) writeEmployer(employer, out);
  let order = feeSchedules.size;
  for (const { plan, allowedFees } of imported.plans()) {
    writeFeeSchedule(book, allowedFees, { order: order++, entered: imported.at, raised: new Map() }, out);
    writePlan(book, plan, allowedFees.id, out);
    writePlanBenefits(plan, out);
  }
}

function writeCoverages(
  book: PracticeBook,
  { subscriptions, coverages }: ImportedFamily,
  out: RowWriter,
): void {
  for (const subscription of subscriptions) writeSubscription(book, subscription, out);
  for (const coverage of coverages) writeCoverage(coverage, coverage.created, out);
}

function writeChart(book: PracticeBook, family: ImportedFamily, chart: ImportedChart, out: RowWriter): void {
  const { patient, history } = chart;
  const { at } = book.world.imported;
  const isInsured = family.coverages.some(({ patientId }) => patientId === patient.id);
  writeImportedPatient(book, chart, isInsured, out);
  if (patient.status === "deleted") writeMerge(patient, at, out);
  for (const procedure of history.procedures) {
    writeProcedure(book, procedure, procedure.providerId, out);
    if (history.noted.has(procedure.id))
      writeProcedureNote(book, procedure, momentAt(procedure.day, 17 * 60), out);
  }
  const { treatmentPlan, attachments } = history;
  if (treatmentPlan !== undefined) writeTreatmentPlan(treatmentPlan, out);
  for (const attachment of attachments) writeAttachment(treatmentPlan?.id ?? 0, attachment, out);
  writeAccount(chart, out);
  for (const tooth of history.missingTeeth) writeMissingTooth(patient.id, tooth, at, out);
  for (const document of history.documents) writeDocument(document, out);
  for (const recall of history.recalls)
    writeRecall(recall, { status: "disabled", edited: recall.edited }, out);
  for (const contact of history.contacts) writeContact(contact, at, out);
  history.referrals.forEach((attachment, index) => writeReferralAttachment(attachment, index + 1, out));
  for (const allergy of history.allergies) writeAllergy(allergy, out);
  for (const problem of history.problems) writeProblem(problem, out);
  for (const use of history.medications) writeMedicationUse(use, out);
}

/** A duplicate was merged into the guarantor's record. */
function writeMerge({ id, guarantorId }: Patient, at: Moment, out: RowWriter): void {
  out.write("patientlink", {
    PatNumFrom: id,
    PatNumTo: guarantorId,
    LinkType: enumerations.PatientLinkType.Merge,
    DateTimeLink: at,
  });
}

function writeAccount({ history }: ImportedChart, out: RowWriter): void {
  const worked = new Map<number, Day>(history.procedures.map(({ id, day }) => [id, day]));
  const users = new Map(history.payments.map(({ id, userId }) => [id, userId]));
  const splits = new Map<number, number>();
  for (const split of history.splits) {
    splits.set(split.paymentId, (splits.get(split.paymentId) ?? 0) + 1);
    const context = {
      worked: worked.get(split.procedureId) ?? split.day,
      userId: users.get(split.paymentId) ?? 0,
    };
    writeSplit(split, context, out);
  }
  for (const payment of history.payments) {
    writePayment(payment, { isSplit: (splits.get(payment.id) ?? 0) > 1, deposits: undefined }, out);
  }
  for (const adjustment of history.adjustments) {
    writeAdjustment(adjustment, worked.get(adjustment.procedureId) ?? adjustment.day, out);
  }
}
