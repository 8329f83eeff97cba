import { allergens, otherAllergens } from "../allergens.ts";
import { conditions, otherConditions } from "../conditions.ts";
import { blanks, type Piece, questions, sheetTemplate } from "./template.ts";

/** Lines of the sheet for what a patient takes. */
export const medicationLines = 12;

const askedConditions = [
  ...conditions.map(({ name }) => name),
  ...otherConditions.slice(0, 21).map(({ name }) => name),
];

const medications: readonly Piece[] = Array.from({ length: medicationLines }, (_, index) => ({
  kind: "blank",
  label: `${index + 1}.`,
  name: `inputMed${index + 1}`,
}));

/** What a patient is asked about health: allergies, problems, medicines, habits. */
export const medicalHistory = sheetTemplate("Medical History", "MedicalHistory", [
  { kind: "title", text: "[practiceTitle]: Medical History" },
  ...blanks(
    ["Last name", "LName"],
    ["First name", "FName"],
    ["Birthdate", "Birthdate"],
    ["Today's date", "dateTime.Today"],
    ["In an emergency call", "ICEName"],
    ["Telephone", "ICEPhone"],
  ),
  { kind: "heading", text: "What do you take?" },
  ...medications,
  { kind: "heading", text: "Are you allergic to any of these?" },
  ...questions(
    "allergy",
    [...allergens, ...otherAllergens].map(({ name }) => name),
  ),
  { kind: "heading", text: "Do you have, or have you had, any of these?" },
  ...questions("problem", askedConditions),
  { kind: "heading", text: "A few more questions" },
  ...questions("misc", [
    "Are you in good health?",
    "Has your health changed in the last year?",
    "Have you been in a hospital in the last two years?",
    "Do you smoke or use tobacco?",
    "Do your gums bleed when you brush?",
    "Are your teeth sensitive to heat or cold?",
    "Do you clench or grind your teeth?",
    "Have you had trouble with a dental treatment?",
    "Do you need antibiotics before treatment?",
    "Are you pregnant?",
  ]),
  { kind: "blank", label: "Anything else?", name: "healthRemarks" },
  { kind: "paragraph", text: "I have answered as well as I can. I will tell the office of changes." },
  { kind: "signature" },
]);
