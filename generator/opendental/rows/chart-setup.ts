import type { RowWriter } from "../../sinks/sink.ts";
import type { EventKind, EventOf } from "../../world/events.ts";
import type { PracticeBook } from "../book.ts";
import { argb } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { ChartViewDates, ChartViewObjs, ChartViewProcStat, EnumOrthoHardwareType, PatRestrict } = enumerations;

/** `chartview`, `orthocharttab`, `orthohardwarespec`: how the chart is shown. */
export function writeChartSetup(_book: PracticeBook, out: RowWriter): void {
  const { All, TP } = ChartViewProcStat;
  const views = [
    { description: "Everything", statuses: All, isAudit: 0 },
    { description: "Treatment plan", statuses: TP, isAudit: 0 },
    { description: "Audit", statuses: All, isAudit: 1 },
  ];
  for (const [order, { description, statuses, isAudit }] of views.entries()) {
    out.write("chartview", {
      Description: description,
      ItemOrder: order,
      ProcStatuses: statuses,
      ObjectTypes: ChartViewObjs.All,
      ShowProcNotes: 1,
      IsAudit: isAudit,
      DatesShowing: ChartViewDates.All,
    });
  }
  out.write("orthocharttab", { TabName: "Ortho Chart", ItemOrder: 0, IsHidden: 0 });
  const hardware = [
    { type: EnumOrthoHardwareType.Bracket, description: "Metal bracket", color: argb(0x7f8c8d) },
    { type: EnumOrthoHardwareType.Wire, description: "Steel wire", color: argb(0x34495e) },
    { type: EnumOrthoHardwareType.Elastic, description: "Elastic", color: argb(0x27ae60) },
  ];
  for (const [order, { type, description, color }] of hardware.entries()) {
    out.write("orthohardwarespec", {
      OrthoHardwareType: type,
      Description: description,
      ItemColor: color,
      ItemOrder: order,
    });
  }
}

const triedParameters = 3;

/** `orthochartrow`, `treatplanparam`, `patrestriction`: what the office tried once or a few times, early on. */
export function writeChartTrials(book: PracticeBook, out: RowWriter): void {
  const visit = firstOf(book, "appointment completed", 1)[0];
  const appointment = book.world.appointments.get(visit?.appointmentId ?? 0);
  if (visit !== undefined && appointment !== undefined) {
    out.write("orthochartrow", {
      PatNum: appointment.patientId,
      DateTimeService: visit.at,
      UserNum: visit.userId,
      ProvNum: appointment.providerId,
      Signature: "",
    });
  }
  for (const { plan } of firstOf(book, "treatment plan saved", triedParameters)) {
    out.write("treatplanparam", {
      PatNum: plan.patientId,
      TreatPlanNum: plan.id,
      ShowDiscount: 1,
      ShowMaxDed: 0,
      ShowSubTotals: 1,
      ShowTotals: 1,
      ShowCompleted: 0,
      ShowFees: 1,
      ShowIns: 1,
    });
  }
  const departed = book.events.find(isDeparture);
  if (departed !== undefined) {
    out.write("patrestriction", {
      PatNum: departed.patientId,
      PatRestrictType: PatRestrict.ApptSchedule,
    });
  }
}

/** Somebody who left and is not to be booked again. */
function isDeparture(event: PracticeBook["events"][number]): event is EventOf<"patient changed"> {
  return event.kind === "patient changed" && event.change.status === "inactive";
}

function firstOf<K extends EventKind>(
  { events }: PracticeBook,
  kind: K,
  count: number,
): readonly EventOf<K>[] {
  const found: EventOf<K>[] = [];
  for (const event of events) {
    if (found.length === count) break;
    if (event.kind === kind) found.push(event as EventOf<K>); // narrowing by a type parameter is beyond the compiler
  }
  return found;
}
