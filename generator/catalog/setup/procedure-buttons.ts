import type { DefinitionName } from "../definitions.ts";
import { isBrokenCode, type ProcedureCode, procedureCodes } from "../procedure-codes.ts";

/** A button of the chart: with one click it adds some codes, or work whose code follows from the tooth. */
export interface ProcedureButton {
  readonly category: DefinitionName<"ProcButtonCats">;
  readonly description: string;
  readonly codes: readonly string[];
  /** The description of an automatic code; undefined for buttons of plain codes. */
  readonly autoCode: string | undefined;
}

const bundles: readonly (readonly [ProcedureButton["category"], string, ...string[]])[] = [
  ["General", "Recall visit", "D0120", "D1110"],
  ["General", "Recall visit with bitewings", "D0120", "D0274", "D1110"],
  ["General", "Recall visit with fluoride", "D0120", "D1110", "D1206"],
  ["General", "Child recall", "D0120", "D1120", "D1206"],
  ["General", "Child recall with bitewings", "D0120", "D0272", "D1120", "D1206"],
  ["General", "New patient", "D0150", "D0210", "D1110"],
  ["General", "New patient, panoramic", "D0150", "D0330", "D0274", "D1110"],
  ["General", "New child", "D0150", "D0272", "D1120", "D1206"],
  ["General", "Toddler", "D0145", "D1206"],
  ["General", "Emergency", "D0140", "D0220"],
  ["General", "Emergency with relief", "D0140", "D0220", "D9110"],
  ["General", "Perio recall", "D0120", "D4910"],
  ["General", "Perio recall with bitewings", "D0120", "D0274", "D4910"],
  ["General", "Perio work-up", "D0180", "D0210"],
  ["General", "Extraction with graft", "D7210", "D7953"],
  ["General", "Implant", "D6010", "D6057", "D6058"],
  ["Crowns", "Build-up and ceramic crown", "D2950", "D2740"],
  ["Crowns", "Build-up and metal-ceramic crown", "D2950", "D2750"],
  ["Crowns", "Post and ceramic crown", "D2954", "D2740"],
  ["Crowns", "Bridge of three", "D6750", "D6240"],
  ["Crowns", "Premolar root canal and crown", "D3320", "D2950", "D2740"],
  ["Crowns", "Molar root canal and crown", "D3330", "D2950", "D2740"],
];

/** ProcButtonNum is the place in this list, from 1: the bundles, the automatic codes, and a button a code. */
export const procedureButtons: readonly ProcedureButton[] = [
  ...bundles.map(([category, description, ...codes]) => ({
    category,
    description,
    codes,
    autoCode: undefined,
  })),
  ...["Composite", "Amalgam", "Root canal", "Periapical"].map(
    (autoCode): ProcedureButton => ({
      category: autoCode === "Composite" || autoCode === "Amalgam" ? "Fillings" : "General",
      description: `${autoCode}, by the tooth`,
      codes: [],
      autoCode,
    }),
  ),
  ...[...procedureCodes.values()].filter(({ code }) => !isBrokenCode(code)).map(buttonOf),
];

function buttonOf(procedure: ProcedureCode): ProcedureButton {
  const { code, name } = procedure;
  return { category: categoryOf(procedure), description: name, codes: [code], autoCode: undefined };
}

function categoryOf({ code, area }: ProcedureCode): ProcedureButton["category"] {
  if (area === "surface") return "Fillings";
  return /^D(27|29|62|67)/.test(code) ? "Crowns" : "General";
}

/** The small buttons beside the tooth chart, in their rows: a row's label, or a code's button with its surfaces. */
export const quickButtons: readonly (readonly (readonly [string, string, string])[])[] = [
  [
    ["Fillings, back", "", ""],
    ["O", "D2391", "O"],
    ["MO", "D2392", "MO"],
    ["DO", "D2392", "DO"],
    ["OB", "D2392", "OB"],
    ["OL", "D2392", "OL"],
    ["MOD", "D2393", "MOD"],
    ["B", "D2391", "B"],
  ],
  [
    ["Fillings, front", "", ""],
    ["M", "D2330", "M"],
    ["D", "D2330", "D"],
    ["F", "D2330", "F"],
    ["L", "D2330", "L"],
    ["MFL", "D2332", "MFL"],
    ["DFL", "D2332", "DFL"],
  ],
  [
    ["Teeth", "", ""],
    ["Crown", "D2740", ""],
    ["Build-up", "D2950", ""],
    ["Sealant", "D1351", ""],
    ["Extraction", "D7140", ""],
  ],
  [
    ["Mouth", "", ""],
    ["Exam", "D0120", ""],
    ["4BW", "D0274", ""],
    ["Cleaning", "D1110", ""],
    ["Child cleaning", "D1120", ""],
  ],
];
