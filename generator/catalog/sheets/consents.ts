import { type Piece, sheetTemplate, shown } from "./template.ts";

const patient: readonly Piece[] = shown(
  ["Patient", "patient.nameFL"],
  ["Birthdate", "patient.Birthdate"],
  ["Date", "dateTime.Today"],
  ["Dentist", "provider.nameFL"],
);

const initials = (statements: readonly string[]): readonly Piece[] =>
  statements.flatMap((text, index): readonly Piece[] => [
    { kind: "paragraph", text },
    { kind: "blank", label: "Initials", name: `initials${index + 1}` },
  ]);

const closing: readonly Piece[] = [
  {
    kind: "paragraph",
    text: "I could ask questions, and they were answered. I may change my mind at any time.",
  },
  { kind: "signature" },
];

const consent = (name: string, work: string, risks: readonly string[]) =>
  sheetTemplate(name, "Consent", [
    { kind: "title", text: `[practiceTitle]: ${name}` },
    ...patient,
    { kind: "shown", label: "Treatment", name: "consent.procedures" },
    { kind: "shown", label: "Tooth", name: "consent.teeth" },
    { kind: "paragraph", text: `I, [nameFL], agree to ${work}.` },
    { kind: "heading", text: "What I was told" },
    ...initials(risks),
    ...closing,
  ]);

export const consentToTreatment = consent("Consent to Treatment", "an examination and to the care I need", [
  "X-rays and pictures may be needed to find what cannot be seen.",
  "Numbing may leave the lip or tongue without feeling for some hours.",
  "A cleaning may leave gums sore for a day or two.",
  "What is found during treatment may change the plan and its cost.",
  "No result can be promised.",
]);

export const consentToExtraction = consent("Consent to Extraction", "the removal of the tooth named above", [
  "Pain, swelling and bleeding are usual for some days.",
  "The socket may heal slowly and hurt if the clot is lost.",
  "Teeth and fillings next to it may be damaged.",
  "Numbness of lip, chin or tongue may last, in rare cases for good.",
  "A root near the sinus may leave an opening that must be closed.",
  "Small pieces of root may be left in place.",
  "The gap may have to be closed later by an implant or a bridge.",
  "Other ways of treatment were explained to me.",
]);

export const consentToRootCanal = consent(
  "Consent to Root Canal",
  "root canal treatment of the tooth named above",
  [
    "The treatment may fail, and the tooth may have to be treated again or removed.",
    "An instrument may break in a narrow canal.",
    "The tooth may hurt for some days.",
    "The tooth needs a crown afterwards, or it may break.",
    "A canal that is not found may cause trouble later.",
    "A specialist may have to take over.",
    "Other ways of treatment were explained to me.",
  ],
);

export const consentToImplant = consent("Consent to Implant", "an implant at the place named above", [
  "The implant may not grow in and may have to be removed.",
  "Healing takes months before a crown can be put on.",
  "Smoking makes failure more likely.",
  "Nerves may be touched, and numbness may last.",
  "Bone may have to be added.",
  "The implant needs care and check-ups for life.",
  "Other ways of treatment were explained to me.",
]);

export const treatmentPlanConsent = consent("Treatment Plan Consent", "the plan that was presented to me", [
  "What my insurance pays is an estimate.",
  "I owe what the insurance does not pay.",
  "The plan may change if more is found.",
  "Prices hold for ninety days.",
]);

export const privacyAcknowledgement = sheetTemplate("Privacy Practices Acknowledgement", "PatientForm", [
  { kind: "title", text: "[practiceTitle]: Privacy Practices" },
  ...patient,
  {
    kind: "paragraph",
    text: "I, [nameFL], have been given the notice of how my health information is used.",
  },
  { kind: "blank", label: "May also be told", name: "privacyContact" },
  { kind: "blank", label: "Relationship", name: "privacyRelationship" },
  { kind: "choice", label: "I want a copy by e-mail", name: "misc:Copy by e-mail", options: ["Y", "N"] },
  { kind: "signature" },
]);

export const financialPolicy = sheetTemplate("Financial Policy", "PatientForm", [
  { kind: "title", text: "[practiceTitle]: Financial Policy" },
  ...patient,
  ...initials([
    "Payment is due on the day of treatment.",
    "We bill insurers as a courtesy; the account is the patient's.",
    "A fee may be charged for visits missed without two days' notice.",
    "Returned checks cost a fee.",
    "Balances older than ninety days may be passed on to collections.",
  ]),
  { kind: "signature" },
]);
