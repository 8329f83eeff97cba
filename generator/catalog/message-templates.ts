/** What the office has ready to be sent. All invented. */

export interface EmailTemplate {
  readonly description: string;
  readonly subject: string;
  readonly body: string;
}

export const emailTemplates: readonly EmailTemplate[] = [
  {
    description: "Welcome",
    subject: "Welcome to our office",
    body: "Hello [NameF], we look forward to meeting you.",
  },
  {
    description: "New patient forms",
    subject: "Your forms",
    body: "Hello [NameF], please fill in the forms attached.",
  },
  { description: "Statement", subject: "Your statement", body: "Hello [NameF], your statement is attached." },
  {
    description: "Treatment plan",
    subject: "Your treatment plan",
    body: "Hello [NameF], here is what we discussed.",
  },
  {
    description: "Records request",
    subject: "Your records",
    body: "The records you asked for are attached.",
  },
  { description: "Referral", subject: "Referral", body: "Please see the referral attached for [NameF]." },
  {
    description: "Post-op instructions",
    subject: "After your visit",
    body: "Hello [NameF], please read this carefully.",
  },
];

/** Templates of mass e-mail, by what they are for. */
export const promotionTemplates = [
  ["Birthday wishes", "Birthday"],
  ["Birthday wishes, child", "Birthday"],
  ["Unscheduled treatment", "Treatment"],
  ["Use your benefits", "Treatment"],
  ["Whitening special", "Special"],
  ["Back to school", "Special"],
  ["Office closed", "Manual"],
  ["Newsletter", "Manual"],
] as const;

/** What is said to families who owe for so many days. */
export const dunningMessages = [
  [30, "Your account is past due. Please send a payment or call us."],
  [60, "Your account is 60 days past due. Please call us today."],
  [90, "Your account is seriously past due."],
  [120, "Final notice. Unless we hear from you the account goes to collections."],
] as const;
