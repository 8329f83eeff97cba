import type { DailyProcess } from "../world/world.ts";
import { documents } from "./records/documents.ts";
import { duplicateRecords } from "./records/duplicate-records.ts";
import { groupNotes } from "./records/group-notes.ts";
import { labCases } from "./records/lab-cases.ts";
import { medicalHistory } from "./records/medical-history.ts";
import { messages } from "./records/messages.ts";
import { prescriptions } from "./records/prescriptions.ts";
import { referralLetters } from "./records/referral-letters.ts";
import { finishedTasks, newTasks } from "./records/tasks.ts";

/**
 * What the office writes down beside treatment and money. They run last, because they record the day; nothing is
 * prescribed before the patient's health was asked for.
 */
export const recordProcesses: readonly DailyProcess[] = [
  medicalHistory,
  prescriptions,
  labCases,
  referralLetters,
  documents,
  groupNotes,
  finishedTasks,
  newTasks,
  messages,
  duplicateRecords,
];
