/** A question that a note asks: its answers, or none for free text. AutoNoteControl's ControlType. */
export interface NotePrompt {
  readonly name: string;
  readonly label: string;
  readonly kind: "Text" | "OneResponse" | "MultiResponse";
  readonly options: readonly string[];
}

const teeth = Array.from({ length: 32 }, (_, index) => `#${index + 1}`);
const yesNo = ["yes", "no"];

/** What notes of several kinds of treatment ask alike. */
const shared: readonly (readonly [name: string, label: string, ...options: string[]])[] = [
  ["Tooth", "Which tooth?", ...teeth],
  ["Anesthetic", "Which anesthetic?", "lidocaine 2 %", "articaine 4 %", "mepivacaine 3 %", "none"],
  ["Carpules", "How many carpules?", "1/2", "1", "1 1/2", "2", "3"],
  ["Consent", "Consent?", "written", "spoken"],
  ["Next visit", "Next visit?", "6 months", "4 months", "3 months", "restorative", "none"],
];

/** What is asked about each kind of treatment, beside the tooth and the anesthetic. */
const questions: readonly (readonly [name: string, ...options: string[]])[] = [
  ["state", "good", "fair", "poor"],
  ["findings"],
  ["complications", "none", "see note"],
  ["instructions given", ...yesNo],
];

const subjects = [
  "Examination",
  "Limited examination",
  "Periodic examination",
  "Cleaning",
  "Child cleaning",
  "Scaling",
  "Periodontal maintenance",
  "Fluoride",
  "Sealant",
  "Bitewings",
  "Full-mouth X-rays",
  "Panoramic X-ray",
  "Composite filling",
  "Amalgam filling",
  "Build-up",
  "Crown preparation",
  "Crown seating",
  "Bridge preparation",
  "Bridge seating",
  "Veneer",
  "Inlay",
  "Root canal, first visit",
  "Root canal, last visit",
  "Pulp cap",
  "Extraction",
  "Surgical extraction",
  "Bone graft",
  "Implant placement",
  "Implant crown",
  "Denture impression",
  "Denture try-in",
  "Denture delivery",
  "Denture adjustment",
  "Night guard",
  "Whitening",
  "Nitrous oxide",
] as const;

/** Notes without questions of their own. */
const plainNotes = [
  "Missed visit",
  "Cancelled visit",
  "Emergency call",
  "Prescription",
  "Referral",
  "Health reviewed",
  "Treatment plan presented",
  "Treatment declined",
  "After-care call",
  "Records sent",
] as const;

/** The questions of all notes. All invented. */
export const notePrompts: readonly NotePrompt[] = [
  ...shared.map(([name, label, ...options]) => ({ name, label, kind: "OneResponse" as const, options })),
  ...subjects.flatMap((subject) =>
    questions.map(
      ([question, ...options]): NotePrompt => ({
        name: `${subject}: ${question}`.slice(0, 50),
        label: `${subject}, ${question}?`,
        kind: options.length === 0 ? "Text" : "OneResponse",
        options,
      }),
    ),
  ),
].slice(0, 145);

const known = new Set(notePrompts.map(({ name }) => name));

/** The notes: a text with the questions in OpenDental's brackets. All invented. */
export const autoNotes: readonly { readonly name: string; readonly text: string }[] = [
  ...subjects.map((subject) => ({ name: subject, text: textOf(subject) })),
  ...plainNotes.map((name) => ({ name, text: `${name}: [Prompt:"Consent"] Next: [Prompt:"Next visit"]` })),
];

function textOf(subject: string): string {
  const own = questions
    .map(([question]) => `${subject}: ${question}`.slice(0, 50))
    .filter((name) => known.has(name))
    .map((name) => `${name.slice(subject.length + 2)} [Prompt:"${name}"]`);
  return [`${subject} [Prompt:"Tooth"]`, `[Prompt:"Anesthetic"] x [Prompt:"Carpules"]`, ...own].join("\r\n");
}
