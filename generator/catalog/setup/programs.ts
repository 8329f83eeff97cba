import type { enumerations } from "../../opendental/schema/enumerations.ts";

type ToolBar = keyof typeof enumerations.EnumToolBar;

/** A kind of program that OpenDental can hand a patient over to. */
interface ProgramFamily {
  /** What the invented makers' names end in. */
  readonly product: string;
  readonly description: string;
  readonly toolBar: ToolBar;
  /** The settings that a link of this kind has: name and value. */
  readonly properties: readonly (readonly [string, string])[];
}

// biome-ignore format: a paragraph of names
const makers = [
  "Alder", "Birchwood", "Cedarline", "Dogwood", "Elmhurst", "Firstone", "Ginkgo", "Hawthorn", "Ironbark", "Juniper",
  "Katsura", "Larchmont", "Magnolia", "Nutwood", "Oakhaven", "Pinecrest", "Quince", "Rowan", "Sorrel", "Tamarack",
] as const;

const bridgeProperties = [
  ["Enter 0 to use PatientNum, or 1 to use ChartNum", "0"],
  ["Birthdate format (default MM/dd/yyyy)", "MM/dd/yyyy"],
] as const;

/** Twenty makers each; all of these names are invented. */
const families: readonly ProgramFamily[] = [
  {
    product: "Imaging",
    description: "opens the patient's X-rays",
    toolBar: "ChartModule",
    properties: bridgeProperties,
  },
  {
    product: "Pano",
    description: "takes panoramic X-rays",
    toolBar: "ImagingModule",
    properties: [...bridgeProperties, ["Text file path", ""]],
  },
  {
    product: "Camera",
    description: "takes intraoral pictures",
    toolBar: "ImagingModule",
    properties: bridgeProperties,
  },
  {
    product: "Ortho",
    description: "plans orthodontics",
    toolBar: "TreatmentPlanModule",
    properties: bridgeProperties,
  },
  {
    product: "Pay",
    description: "takes card payments",
    toolBar: "AccountModule",
    properties: [
      ["Username", ""],
      ["Terminal", ""],
      ["PaymentType", "0"],
      ["IsOnlinePaymentsEnabled", "0"],
    ],
  },
  {
    product: "Reminders",
    description: "reminds patients of their visits",
    toolBar: "ApptModule",
    properties: [
      ["Office number", ""],
      ["Disable Advertising", "1"],
    ],
  },
];

/** Programs that come with OpenDental's own tool bars and not from the makers above. */
const single: readonly (readonly [string, string, ToolBar])[] = [
  ["ExampleEligibility", "Example Eligibility: asks an insurer for benefits", "FamilyModule"],
  ["ExampleERx", "Example eRx: sends prescriptions", "ChartModule"],
  ["ExampleLab", "Example Lab: orders from the laboratory", "ChartModule"],
  ["ExampleLetters", "Example Letters: writes to patients", "FamilyModule"],
  ["ExampleMap", "Example Map: shows the way to an address", "FamilyModule"],
  ["ExampleCollect", "Example Collect: hands accounts over", "AccountModule"],
  ["ExampleClaims", "Example Claims: looks at claims in the portal", "ClaimsSend"],
  ["ExampleQueries", "Example Queries: keeps reports", "ReportsMenu"],
  ["ExampleVoice", "Example Voice: perio charting by voice", "ChartModule"],
  ["ExampleEducation", "Example Education: films for patients", "TreatmentPlanModule"],
  ["ExampleScan", "Example Scan: reads insurance cards", "MainToolbar"],
];

/** A link to another program. ProgramNum is its place in `programs`, from 1. */
export interface ProgramLink {
  readonly name: string;
  readonly description: string;
  readonly toolBar: ToolBar;
  readonly properties: readonly (readonly [string, string])[];
}

export const programs: readonly ProgramLink[] = [
  ...families.flatMap(({ product, description, toolBar, properties }) =>
    makers.map((maker) => ({
      name: `${maker}${product}`,
      description: `${maker} ${product}: ${description}`,
      toolBar,
      properties,
    })),
  ),
  ...single.map(([name, description, toolBar]) => ({ name, description, toolBar, properties: [] })),
];

/** The two links that the office uses. */
export const programsInUse: ReadonlySet<string> = new Set(["CedarlineImaging", "RowanPay"]);

/** The tool bars have no room for more buttons than this: those of the first links. */
export const toolBarButtons = 113;
