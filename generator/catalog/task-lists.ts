/** The office's lists of tasks, in their order: TaskListNum is the place, from 1. */
export const taskLists = ["Insurance", "Call back", "Laboratory", "Verification", "Supplies"] as const;

/** Lists that follow them: nobody uses them any more, or not yet. Invented. */
export const otherTaskLists: readonly string[] = [
  "Front desk",
  "Billing",
  "Hygiene",
  "Assistants",
  "Office manager",
  "Doctors",
  "Claims to appeal",
  "Preauthorizations",
  "Payment plans",
  "Collections",
  "Refunds",
  "Referrals out",
  "Referrals in",
  "New patients",
  "Records requests",
  "Broken appointments",
  "Unscheduled treatment",
  "Recall",
  "Equipment",
  "Computers",
  "Marketing",
  "Meetings",
  "Training",
  "Safety",
  "Year end",
];

export type TaskListName = (typeof taskLists)[number];

/** TaskListNum. */
export function taskListNumber(name: TaskListName): number {
  return taskLists.indexOf(name) + 1;
}
