import { blanks, questions, sheetTemplate, shown } from "./template.ts";

/** What is looked at beside the teeth at an examination. */
export const examSheet = sheetTemplate("Oral Examination", "ExamSheet", [
  { kind: "title", text: "Oral Examination" },
  ...shown(["Patient", "patient.nameFL"], ["Date", "dateTime.Today"], ["Dentist", "provider.nameFL"]),
  { kind: "heading", text: "Outside the mouth: as it should be?" },
  ...questions("misc", ["Face", "Lymph nodes", "Jaw joint", "Chewing muscles", "Lips"]),
  { kind: "heading", text: "Inside the mouth: as it should be?" },
  ...questions("misc", ["Cheeks", "Palate", "Throat", "Tongue", "Floor of the mouth", "Gums", "Saliva"]),
  { kind: "heading", text: "Bite" },
  ...blanks(["Overbite", "overbite"], ["Overjet", "overjet"], ["Opening", "opening"]),
  { kind: "heading", text: "Gums" },
  ...blanks(["Plaque", "plaque"], ["Calculus", "calculus"], ["Deepest pocket", "deepestPocket"]),
  ...blanks(["Notes", "notes"]),
  { kind: "signature" },
]);
