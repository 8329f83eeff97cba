/** Why somebody's hours were changed by hand. Invented. */
export const timeCardNotes: readonly string[] = [
  "Forgot to clock in",
  "Forgot to clock out",
  "Stayed for an emergency",
  "Staff meeting",
  "Course",
  "Bank run",
];
