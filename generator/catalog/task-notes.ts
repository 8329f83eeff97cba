import type { TaskListName } from "./task-lists.ts";

/** What is written under a task when it is done. All invented; each list is drawn from. */
export const taskAnswers: Readonly<Record<TaskListName, readonly string[]>> = {
  Insurance: [
    "Called insurer, claim in process.",
    "Insurer had no claim on file, sent again.",
    "Check is on its way.",
    "Needs X-rays, sent.",
  ],
  "Call back": ["Spoke with pt.", "LM, second try.", "Pt will call when schedule is clear."],
  Laboratory: ["Called lab, new date noted.", "Courier confirmed."],
  Verification: ["Verified, breakdown on file.", "Plan year is the calendar year."],
  Supplies: ["Ordered.", "Ordered, gloves on back order."],
};

export const supplyNotes: readonly string[] = [
  "Order gloves, masks and bibs.",
  "Order composite and bond.",
  "Order anesthetic and needles.",
  "Order prophy paste and cups.",
  "Order impression material.",
];
