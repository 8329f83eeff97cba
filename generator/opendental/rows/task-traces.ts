import { type Draw, keyedRandom } from "../../../foundation/random.ts";
import { taskTraceRates } from "../../catalog/rates/patient-traces.ts";
import { type TaskListName, taskListNumber } from "../../catalog/task-lists.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { EventOf } from "../../world/events.ts";
import type { User } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { taskColumns } from "./tasks.ts";

/** `taskhist`, `taskancestor`, `tasksubscription`, `taskunread`: what happens to tasks beside being done. */
export function writeTaskTraces(book: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(book.settings.seed);
  for (const event of book.events) if (event.kind === "task done") writeHistory(book, draw, event, out);
  for (const task of book.world.records.tasks.values()) {
    out.write("taskancestor", { TaskNum: task.id, TaskListNum: taskListNumber(task.list) });
    if (task.done !== undefined || !draw("task", task.id, "unread").chance(taskTraceRates.unread)) continue;
    // The mark is made with the task and goes when it is read.
    out.write("taskunread", { TaskUnreadNum: task.id, TaskNum: task.id, UserNum: task.userId });
  }
  for (const { id, group } of book.world.practice.users) {
    const list = subscriptions[group];
    if (list === undefined) continue;
    out.write("tasksubscription", { UserNum: id, TaskListNum: taskListNumber(list), TaskNum: 0 });
  }
}

/** The list that a group's inbox shows. */
const subscriptions: Readonly<Partial<Record<User["group"], TaskListName>>> = {
  administrator: "Insurance",
  clinical: "Laboratory",
  "front desk": "Call back",
};

/** A copy of the task as it was, for the note and for the end. */
function writeHistory(
  { world }: PracticeBook,
  draw: Draw,
  { at, taskId, userId, answer }: EventOf<"task done">,
  out: RowWriter,
): void {
  const task = world.records.tasks.get(taskId);
  if (task === undefined) return;
  const columns = taskColumns({ ...task, done: undefined });
  const random = draw("task", taskId, "history");
  const hasHistory = random.chance(taskTraceRates.history);
  const hasNoteHistory = answer !== "" && random.chance(taskTraceRates.noteHistory);
  const stamps = { UserNumHist: userId, DateTStamp: at, SecDateTEdit: at };
  if (hasNoteHistory) out.write("taskhist", { ...columns, ...stamps, IsNoteChange: 1 });
  if (hasHistory) out.write("taskhist", { ...columns, ...stamps, IsNoteChange: 0 });
}
