import { emptyDay, emptyMoment } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { otherTaskLists, taskListNumber, taskLists } from "../../catalog/task-lists.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { OfficeTask } from "../../world/records.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { GlobalTaskFilterType, TaskDateType, TaskListStatusEnum, TaskObjectType, TaskStatusEnum } =
  enumerations;

/** `tasklist`: the office's lists. */
export function writeTaskLists({ setUp }: PracticeBook, out: RowWriter): void {
  for (const name of [...taskLists, ...otherTaskLists]) {
    out.write("tasklist", {
      Descript: name,
      DateTL: emptyDay,
      DateType: TaskDateType.None,
      ObjectType: TaskObjectType.None,
      DateTimeEntry: setUp,
      GlobalTaskFilterType: GlobalTaskFilterType.Default,
      TaskListStatus: TaskListStatusEnum.Active,
    });
  }
}

const urgent = definitionNumber("TaskPriorities", "High");
const normal = definitionNumber("TaskPriorities", "Normal");

/** `task`, `tasknote`: what was to be done, and what was noted when it was. */
export function writeTasks({ world, events }: PracticeBook, out: RowWriter): void {
  for (const task of world.records.tasks.values()) {
    out.write("task", { ...taskColumns(task), SecDateTEdit: task.done ?? task.created });
  }
  for (const event of events) {
    if (event.kind !== "task done" || event.answer === "") continue;
    const { taskId, userId, at, answer } = event;
    out.write("tasknote", { TaskNum: taskId, UserNum: userId, DateTimeNote: at, Note: answer });
  }
}

/** What `task` and its copies in `taskhist` have in common. */
export function taskColumns(task: OfficeTask) {
  const { objectType, key } = objectOf(task);
  return {
    TaskNum: task.id,
    TaskListNum: taskListNumber(task.list),
    KeyNum: key,
    Descript: task.text,
    TaskStatus: task.done === undefined ? TaskStatusEnum.New : TaskStatusEnum.Done,
    DateType: TaskDateType.None,
    ObjectType: objectType,
    DateTimeEntry: task.created,
    UserNum: task.userId,
    DateTimeFinished: task.done ?? emptyMoment,
    PriorityDefNum: task.isUrgent ? urgent : normal,
    ReminderGroupId: "",
    DateTimeOriginal: task.created,
    DescriptOverride: "",
  };
}

/** What the task opens: an appointment, a patient, or nothing. */
function objectOf({ appointmentId, patientId }: OfficeTask): { objectType: number; key: number } {
  if (appointmentId > 0) return { objectType: TaskObjectType.Appointment, key: appointmentId };
  if (patientId > 0) return { objectType: TaskObjectType.Patient, key: patientId };
  return { objectType: TaskObjectType.None, key: 0 };
}
