const subjects: readonly (readonly [name: string, text: string])[] = [
  ["Welcome", "Thank you for choosing us. We look forward to seeing you."],
  ["Thanks for referral", "Thank you for sending us a new patient."],
  ["Overdue check-up", "It has been long since your last check-up. Please call us."],
  ["Overdue cleaning", "A cleaning is due. Please call us for a time that suits you."],
  ["Overdue gum care", "Your gums need care more often than twice a year. Please call us."],
  ["Treatment not scheduled", "Treatment that we talked about has not been scheduled yet."],
  ["Treatment interrupted", "Treatment that was begun has not been finished. Please call us soon."],
  ["Missed visit", "We missed you. Please call us for another time."],
  ["Account overdue", "Your account is overdue. Please send your payment, or call us."],
  ["Account to collections", "Your account will be passed on to collections in ten days."],
  ["Payment plan", "Here is the payment plan that we agreed on."],
  ["Payment plan missed", "An instalment of your payment plan is overdue."],
  ["Insurance denied", "Your insurer has not paid a claim. The balance is due from you."],
  ["Insurance information", "Please send us your new insurance card."],
  ["Preauthorization answered", "Your insurer has answered. Please call us to plan the treatment."],
  ["Benefits expire", "Your insurance benefits end with the year. There is still time to use them."],
  ["Returned check", "Your check was returned by the bank. Please call us."],
  ["Refund", "Enclosed is a refund of a credit on your account."],
  ["Birthday", "All of us wish you a happy birthday."],
  ["Condolence", "We are sorry for your loss."],
  ["Dismissal", "We can no longer be your dentist. We will see you in emergencies for thirty days."],
  ["Records request", "Please send us the records and X-rays of our patient."],
  ["Records sent", "Enclosed are the records that you asked for."],
  ["School excuse", "The child was at our office on the day named above."],
  ["Work excuse", "The patient was at our office on the day named above."],
  ["Medical clearance", "Please tell us whether the patient may be treated."],
  ["New doctor", "A new dentist has joined us."],
  ["We move", "We are moving. Here is the new address."],
];

const addressees = ["Patient", "Parent", "Guarantor", "Second notice"] as const;

/** Form letters: each in four wordings. All invented. */
export const letters: readonly { readonly name: string; readonly text: string }[] = subjects.flatMap(
  ([subject, text]) =>
    addressees.map((addressee) => ({
      name: `${subject}, ${addressee.toLowerCase()}`,
      text: `[FName] [LName]\r\n\r\n${opening(addressee)} ${text}\r\n\r\n[PracticeTitle]`,
    })),
);

function opening(addressee: (typeof addressees)[number]): string {
  if (addressee === "Parent") return "Dear parent of [FName],";
  if (addressee === "Second notice") return "Dear [FName], we write to you for the second time.";
  return addressee === "Guarantor" ? "Dear [FName], we write about your family's account." : "Dear [FName],";
}
