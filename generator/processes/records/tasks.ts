import { type Day, dayOfMoment, formatDay, type Moment } from "../../../foundation/calendar.ts";
import { isOfficeOpen } from "../../catalog/office-calendar.ts";
import { recordRates } from "../../catalog/rates/records.ts";
import { supplyNotes, taskAnswers } from "../../catalog/task-notes.ts";
import type { PracticeEvent } from "../../world/events.ts";
import { existing } from "../../world/existing.ts";
import type { OfficeTask } from "../../world/records.ts";
import type { DailyProcess, Office } from "../../world/world.ts";
import { deskTimes } from "../office/desk-times.ts";
import { deskUser } from "../office/staff-on-duty.ts";

const rates = recordRates.tasks;

type NewTask = Pick<OfficeTask, "list" | "patientId" | "appointmentId" | "text" | "isUrgent">;

/** Writes a task for the desk, and foresees when it will be done, if ever. */
export function makeTask(office: Office, at: Moment, task: NewTask): void {
  const id = office.newId("task");
  const userId = deskUser(office, "asks", id);
  const made = { ...task, id, userId, created: at, done: undefined, doneBy: 0, answer: "" };
  office.record({ kind: "task made", at, task: made });
  const random = office.draw("task", id, "done");
  if (random.chance(rates.neverDone)) return;
  const [median, sigma] = rates.doneAfter;
  const day = dayOfMoment(at) + Math.max(1, Math.round(random.logNormal(median, sigma)));
  office.agenda.promise(day, { kind: "finish task", taskId: id });
}

/** The desk does the tasks of earlier days. */
export const finishedTasks: DailyProcess = {
  name: "finished tasks",
  runDay(office, day) {
    if (!isOfficeOpen(day)) return;
    const due = office.agenda.take("finish task", day);
    const times = deskTimes(office, day, "finished tasks", due.length);
    for (const [index, { taskId }] of due.entries()) {
      const { list } = existing(office.world.records.tasks, taskId, "task");
      const random = office.draw("task", taskId, "answer");
      const answer = random.chance(rates.answered) ? random.pick(taskAnswers[list]) : "";
      const userId = deskUser(office, "does", taskId);
      office.record({ kind: "task done", at: times[index] ?? 0, taskId, userId, answer });
    }
  },
};

/** What of the day somebody has to look after: patients to call back, new insurance to verify, claims to watch. */
export const newTasks: DailyProcess = {
  name: "new tasks",
  runDay(office, day) {
    // Tasks are events of the day themselves; what they would lead to is not looked for.
    const events = office.eventsToday();
    const count = events.length;
    for (let i = 0; i < count; i++) {
      const event = events[i];
      if (event !== undefined) follow(office, day, event);
    }
    if (!isOfficeOpen(day)) return;
    followUpClaims(office, day);
    if (isSupplyDay(office, day)) orderSupplies(office, day);
  },
};

function follow(office: Office, day: Day, event: PracticeEvent): void {
  switch (event.kind) {
    case "claim sent":
      office.agenda.promise(day + rates.unpaidClaimAfterDays, {
        kind: "claim follow-up",
        claimId: event.claimId,
      });
      break;
    case "appointment broken":
      if (event.how === "cancelled") callBack(office, event.at, event.appointmentId);
      break;
    case "coverage started":
      verify(office, event.at, event.coverage.patientId, event.coverage.id);
      break;
    default:
  }
}

function callBack(office: Office, at: Moment, appointmentId: number): void {
  const { patientId, start } = existing(office.world.appointments, appointmentId, "appointment");
  if (!office.draw("appointment", appointmentId, "call back", start).chance(rates.callBack)) return;
  const text = `Call pt back about the cancelled visit of ${formatDay(dayOfMoment(start))}.`;
  makeTask(office, at, { list: "Call back", patientId, appointmentId, text, isUrgent: false });
}

function verify(office: Office, at: Moment, patientId: number, coverageId: number): void {
  if (!office.draw("coverage", coverageId, "verify").chance(rates.verifyNewCoverage)) return;
  const text = "Verify new insurance: eligibility, maximum, deductible.";
  makeTask(office, at, { list: "Verification", patientId, appointmentId: 0, text, isUrgent: false });
}

function followUpClaims(office: Office, day: Day): void {
  const due = office.agenda.take("claim follow-up", day).filter(({ claimId }) => {
    const claim = office.world.claims.get(claimId);
    return claim?.status === "sent" && office.draw("claim", claimId, "follow-up").chance(rates.unpaidClaim);
  });
  const times = deskTimes(office, day, "claim follow-up", due.length);
  for (const [index, { claimId }] of due.entries()) {
    const { patientId, serviceDay } = existing(office.world.claims, claimId, "claim");
    const text = `Claim for ${formatDay(serviceDay)} unpaid after ${rates.unpaidClaimAfterDays} days, call insurer.`;
    makeTask(office, times[index] ?? 0, {
      list: "Insurance",
      patientId,
      appointmentId: 0,
      text,
      isUrgent: true,
    });
  }
}

const isSupplyDay = ({ world }: Office, day: Day): boolean =>
  (day - world.opened) % rates.suppliesEachDays === 0;

function orderSupplies(office: Office, day: Day): void {
  const [at = 0] = deskTimes(office, day, "supplies", 1);
  const text = office.draw("supplies", day).pick(supplyNotes);
  makeTask(office, at, { list: "Supplies", patientId: 0, appointmentId: 0, text, isUrgent: false });
}
