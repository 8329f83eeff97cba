/** The office's lists of tasks, in their order: TaskListNum is the place, from 1. */
export const taskLists = ["Insurance", "Call back", "Laboratory", "Verification", "Supplies"] as const;

export type TaskListName = (typeof taskLists)[number];

/** TaskListNum. */
export function taskListNumber(name: TaskListName): number {
  return taskLists.indexOf(name) + 1;
}
