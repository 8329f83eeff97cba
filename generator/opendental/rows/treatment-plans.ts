import { dayOfMoment } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { Procedure, TreatmentPlan } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { priorityDefinitions, treatmentPlanStatusCodes } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";

/**
 * `treatplan`, `treatplanattach`, `proctp`: an active plan holds the procedures that are still planned; a saved plan
 * keeps a copy of each one as it was presented.
 */
export function writeTreatmentPlans(book: PracticeBook, out: RowWriter): void {
  for (const plan of book.world.treatmentPlans.values()) {
    writePlan(plan, out);
    const procedures = plan.procedureIds.flatMap((id) => book.world.procedures.get(id) ?? []);
    if (plan.status === "saved") writeCopies(plan, procedures, out);
    else writeAttachments(plan, procedures, out);
  }
}

function writePlan(plan: TreatmentPlan, out: RowWriter): void {
  out.write("treatplan", {
    TreatPlanNum: plan.id,
    PatNum: plan.patientId,
    DateTP: plan.day,
    Heading: plan.heading,
    Note: "",
    Signature: "",
    TPStatus: treatmentPlanStatusCodes[plan.status],
    TPType: enumerations.TreatPlanType.Insurance,
    UserNumPresenter: plan.status === "saved" ? plan.userId : 0,
    SecUserNumEntry: plan.userId,
    SecDateEntry: plan.day,
    SecDateTEdit: plan.edited,
  });
}

/** OpenDental detaches a procedure when it is completed or struck out. */
function writeAttachments(plan: TreatmentPlan, procedures: readonly Procedure[], out: RowWriter): void {
  for (const { id, status, priority } of procedures) {
    if (status !== "planned") continue;
    out.write("treatplanattach", {
      TreatPlanNum: plan.id,
      ProcNum: id,
      Priority: priorityDefinitions[priority],
    });
  }
}

function writeCopies(plan: TreatmentPlan, procedures: readonly Procedure[], out: RowWriter): void {
  procedures.forEach((procedure, order) => {
    const { name, abbreviation } = procedureCode(procedure.code);
    out.write("proctp", {
      TreatPlanNum: plan.id,
      PatNum: plan.patientId,
      ProcNumOrig: procedure.id,
      ItemOrder: order,
      Priority: priorityDefinitions[procedure.priority],
      ToothNumTP: procedure.tooth,
      Surf: procedure.surface,
      ProcCode: procedure.code,
      Descript: name,
      ProcAbbr: abbreviation,
      FeeAmt: money(procedure.fee * procedure.units),
      PatAmt: money(procedure.fee * procedure.units),
      ProvNum: procedure.providerId,
      DateTP: procedure.planned ?? dayOfMoment(procedure.created),
      SecUserNumEntry: plan.userId,
      SecDateEntry: plan.day,
      SecDateTEdit: plan.edited,
    });
  });
}
