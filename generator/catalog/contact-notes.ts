import { civilOf, dayOfMoment, type Moment, weekdayOf } from "../../foundation/calendar.ts";
import type { ContactMode } from "../world/people.ts";

/** What the desk writes down about a contact, in its own short words. All invented; each list is drawn from. */

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** A visit's time as a desk writes it, for example `Tue 7/25 at 1:30 PM`. */
function visitTime(moment: Moment): string {
  const day = dayOfMoment(moment);
  const { month, dayOfMonth } = civilOf(day);
  const minutes = Math.floor(moment / 60) % (24 * 60);
  const hour = Math.floor(minutes / 60);
  const clock = `${hour % 12 || 12}:${String(minutes % 60).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
  return `${weekdays[weekdayOf(day)] ?? ""} ${month}/${dayOfMonth} at ${clock}`;
}

export const reminderNote = (visit: Moment): string => `Reminder e-mail sent for ${visitTime(visit)}.`;

export const confirmationNote = (visit: Moment): string =>
  `Text sent: reply C to confirm your visit on ${visitTime(visit)}.`;

export function missedNotes(visit: Moment): readonly string[] {
  const time = visitTime(visit);
  return [
    `Did not show for ${time}. LM to reschedule.`,
    `No show ${time}, called, no answer. LM.`,
    `Pt missed ${time}. Left VM asking to call us back.`,
  ];
}

export function cancelledNotes(visit: Moment): readonly string[] {
  const time = visitTime(visit);
  return [
    `Pt called to cancel ${time}, cannot get off work.`,
    `Cancelled ${time}, not feeling well.`,
    `Pt called, has a conflict with ${time}. Will call back to reschedule.`,
    `Cancelled ${time}, out of town that week.`,
  ];
}

/** Why a patient who leaves the practice needs the visit no more. */
export const departureNotes = {
  deceased: "Family called, pt has passed away. Appts cancelled.",
  inactive: "Pt is moving away, asked for records to be sent. Appts cancelled.",
} as const;

/** By how the patient was reached. */
export const recallNotes: Readonly<Partial<Record<ContactMode, readonly string[]>>> = {
  text: ["Recall text sent: due for cleaning, call or reply to schedule."],
  email: ["Recall e-mail sent, past due for cleaning."],
  phone: [
    "Called re overdue recall, LM.",
    "Called to schedule cleaning, no answer, left VM.",
    "Spoke with pt about recall, checking calendar.",
  ],
  mail: ["Recall postcard mailed."],
};

export const overdueNotes: readonly string[] = [
  "Called re past due balance, LM.",
  "Called about balance, pt will look at the statement and call back.",
  "Spoke with pt re balance, will send a payment.",
  "Called about balance, no answer, VM full.",
];

export const collectionsNote = "Final notice unanswered. Account turned over to collections.";
