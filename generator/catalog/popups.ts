/** Notes that pop up when a patient's record is opened. All invented; each list is drawn from. */
export const popupTexts = {
  joining: [
    "Ask for the new insurance card.",
    "Prefers the first name.",
    "Hard of hearing: speak up.",
    "Needs an early appointment.",
    "Nervous: allow ten minutes more.",
    "Parent must be in the room.",
    "Do not call at work.",
    "Friend of the doctor.",
    "Get an e-mail address.",
  ],
  "moved house": ["Mail came back: check the address.", "New address: update the insurance."],
  "written off": ["Account was written off: see the manager before booking."],
  "health asked": ["See the medical alert."],
} as const;

export const missedVisitText = (day: string): string => `Missed the visit of ${day}: confirm twice.`;

/** What is added when somebody edits the note. */
export const popupAdditions: readonly string[] = ["Done, keep for now.", "Still so.", "Ask again next time."];
