import { dayOfMoment } from "../../../foundation/calendar.ts";
import { procedureCode } from "../../catalog/procedure-codes.ts";
import { money } from "../../sinks/amount.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PlanAttachment } from "../../world/imported-charts.ts";
import type { Procedure, TreatmentPlan } from "../../world/treatment.ts";
import type { PracticeBook } from "../book.ts";
import { priorityDefinitions, treatmentPlanStatusCodes } from "../codes.ts";
import { enumerations } from "../schema/enumerations.ts";

/**
 * `treatplan`, `treatplanattach`, `proctp`: an active plan holds the procedures that are still planned; a saved plan
 * keeps a copy of each one as it was presented.
 */
export function writeTreatmentPlans(book: PracticeBook, out: RowWriter): void {
  for (const plan of book.world.treatmentPlans.values()) writeTreatmentPlan(plan, out);
  writeAttachments(book, out);
  writePresented(book, out);
}

export function writeTreatmentPlan(plan: TreatmentPlan, out: RowWriter): void {
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

/**
 * OpenDental detaches a procedure when it is completed or struck out. An attachment is numbered when a procedure first
 * comes onto its patient's active plan.
 */
function writeAttachments({ world, events }: PracticeBook, out: RowWriter): void {
  const before = world.imported.lastKey("plan attachment");
  const attached = new Set<number>();
  for (const event of events) {
    if (event.kind !== "treatment plan saved" || event.plan.status !== "active") continue;
    const { id: planId, procedureIds } = event.plan;
    for (const id of procedureIds) {
      if (attached.has(id)) continue;
      attached.add(id);
      const procedure = world.procedures.get(id);
      const isHeld = world.treatmentPlans.get(planId)?.procedureIds.includes(id) === true;
      if (!isHeld || procedure?.status !== "planned") continue;
      writeAttachment(planId, { id: before + attached.size, procedure }, out);
    }
  }
}

/** A planned procedure on a plan. */
export function writeAttachment(planId: number, { id, procedure }: PlanAttachment, out: RowWriter): void {
  out.write("treatplanattach", {
    TreatPlanAttachNum: id,
    TreatPlanNum: planId,
    ProcNum: procedure.id,
    Priority: priorityDefinitions[procedure.priority],
  });
}

/** The procedures as they stood when they were presented: what they came to cost later is in their own rows. */
function writePresented({ world, events }: PracticeBook, out: RowWriter): void {
  const presented = new Set<number>();
  for (const { status, procedureIds } of world.treatmentPlans.values()) {
    if (status === "saved") for (const id of procedureIds) presented.add(id);
  }
  const planned = new Map<number, Procedure>();
  for (const event of events) {
    if (event.kind === "procedure planned" && presented.has(event.procedure.id)) {
      planned.set(event.procedure.id, event.procedure);
    } else if (event.kind === "treatment plan saved" && event.plan.status === "saved") {
      writeCopies(
        event.plan,
        event.plan.procedureIds.flatMap((id) => planned.get(id) ?? []),
        out,
      );
    }
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
