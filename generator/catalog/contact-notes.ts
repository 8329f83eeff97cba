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

/** How the desk fills a time that came free. */
export function openingNotes(visit: Moment): readonly string[] {
  const time = visitTime(visit);
  return [
    `Called about an opening ${time}, pt will come.`,
    `Offered ${time} after a cancellation. Pt accepted.`,
    `Short notice opening ${time}: pt took it.`,
  ];
}

/** How a patient answers a reminder. */
export const confirmedReplies = { text: "Reply: C", email: "Confirmed by the link in the e-mail." } as const;

/** A call to a patient who has not answered the reminders. */
export function confirmationCallNotes(visit: Moment): {
  readonly confirmed: string;
  readonly "left message": string;
  readonly unreachable: string;
} {
  const time = visitTime(visit);
  return {
    confirmed: `Called to confirm ${time}, pt will be here.`,
    "left message": `Called to confirm ${time}, LM.`,
    unreachable: `Called to confirm ${time}, no answer, no mailbox.`,
  };
}

/** When the laboratory is late. */
export const labLateNote = (visit: Moment): string =>
  `Lab case not back in time, called pt and moved the seat to ${visitTime(visit)}.`;

/** When a patient is sent to a specialist. */
export const referralLetterNotes = (lastName: string, specialty: string): readonly string[] => [
  `Referred to Dr. ${lastName}, ${specialty.toLowerCase()}. Letter and X-rays sent.`,
  `Referral to Dr. ${lastName} (${specialty.toLowerCase()}), pt will call them.`,
];

/** What the program writes by itself. */
export const automaticNotes = {
  booked: "Appointment details sent.",
  moved: "New appointment time sent.",
  reminder: "Reminder sent for today's visit.",
  thanks: "Thank-you message sent after visit.",
  benefits: "Benefits looked up for today's visit.",
} as const;

/** On the appointment itself. */
export const rebookedNote = "Rebooked after a broken visit, confirm by phone.";
export const newPatientNotes: readonly string[] = [
  "New pt, forms e-mailed.",
  "New pt, bring insurance card and list of medications.",
  "New pt, records requested from last office.",
];
export const visitNotes: readonly string[] = [
  "Prefers mornings.",
  "Asked for a reminder by text.",
  "Has to leave on time.",
  "Balance due, collect at visit.",
  "Nervous, allow a little time.",
  "Update medical history.",
  "Verify insurance before visit.",
];

/** Why a patient who leaves the practice needs the visit no more. */
export const departureNotes = {
  deceased: "Family called, pt has passed away. Appts cancelled.",
  "moved away": "Pt is moving away, asked for records to be sent. Appts cancelled.",
  lapsed: "No answer to recalls for long, set inactive. Appts cancelled.",
  "fee increase": "Pt is going elsewhere, says our fees went up too much. Appts cancelled.",
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
