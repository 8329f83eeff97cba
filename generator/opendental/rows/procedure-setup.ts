import { definitionNumber } from "../../catalog/definitions.ts";
import {
  isBrokenCode,
  type ProcedureCode,
  procedureCodes,
  type TreatmentArea,
} from "../../catalog/procedure-codes.ts";
import { alternateFillings } from "../../catalog/rates/benefits.ts";
import {
  type FurtherProcedureCode,
  furtherProcedureCodes,
} from "../../catalog/setup/further-procedure-codes.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf, patternOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { AutoCondition, ToothPaintingType, TreatmentArea: TreatArea } = enumerations;

const areaCodes: Readonly<Record<TreatmentArea, number>> = {
  surface: TreatArea.Surf,
  tooth: TreatArea.Tooth,
  quadrant: TreatArea.Quad,
  arch: TreatArea.Arch,
  mouth: TreatArea.Mouth,
};

/** What the tooth chart draws, by the first characters of a code; the longest match counts. */
const paintings: readonly (readonly [string, keyof typeof ToothPaintingType])[] = [
  ["D1351", "Sealant"],
  ["D1510", "SpaceMaintainer"],
  ["D21", "FillingDark"],
  ["D23", "FillingLight"],
  ["D274", "CrownLight"],
  ["D275", "CrownDark"],
  ["D2930", "CrownDark"],
  ["D295", "PostBU"],
  ["D2962", "Veneer"],
  ["D33", "RCT"],
  ["D51", "DentureLight"],
  ["D52", "DentureLight"],
  ["D6010", "Implant"],
  ["D6058", "CrownLight"],
  ["D62", "BridgeDark"],
  ["D67", "BridgeDark"],
  ["D71", "Extraction"],
  ["D72", "Extraction"],
];

/** Codes that OpenDental exchanges for each other when the tooth or the number of surfaces says so. */
const autoCodes: readonly {
  readonly description: string;
  readonly items: readonly (readonly [string, ...(keyof typeof AutoCondition)[]])[];
}[] = [
  {
    description: "Composite",
    items: [
      ["D2330", "Anterior", "One_Surf"],
      ["D2331", "Anterior", "Two_Surf"],
      ["D2332", "Anterior", "Three_Surf"],
      ["D2335", "Anterior", "Four_Surf"],
      ["D2391", "Posterior", "One_Surf"],
      ["D2392", "Posterior", "Two_Surf"],
      ["D2393", "Posterior", "Three_Surf"],
      ["D2394", "Posterior", "Four_Surf"],
    ],
  },
  {
    description: "Amalgam",
    items: [
      ["D2140", "One_Surf"],
      ["D2150", "Two_Surf"],
      ["D2160", "Three_Surf"],
    ],
  },
  {
    description: "Root canal",
    items: [
      ["D3310", "Anterior"],
      ["D3320", "Premolar"],
      ["D3330", "Molar"],
    ],
  },
  {
    description: "Periapical",
    items: [
      ["D0220", "First"],
      ["D0230", "EachAdditional"],
    ],
  },
];

/** `procedurecode`, `autocode`, `autocodeitem`, `autocodecond`: what can be done, and the codes that follow from the tooth. */
export function writeProcedureSetup(book: PracticeBook, out: RowWriter): void {
  for (const procedure of procedureCodes.values()) writeCode(book, procedure, out);
  furtherProcedureCodes.forEach((procedure, index) => {
    writeFurtherCode(book, procedure, procedureCodes.size + 1 + index, out);
  });
  let item = 1;
  autoCodes.forEach(({ description, items }, index) => {
    out.write("autocode", { AutoCodeNum: index + 1, Description: description });
    for (const [code, ...conditions] of items) {
      out.write("autocodeitem", {
        AutoCodeItemNum: item,
        AutoCodeNum: index + 1,
        CodeNum: book.codeNumber(code),
      });
      for (const name of conditions) {
        out.write("autocodecond", { AutoCodeItemNum: item, Cond: AutoCondition[name] });
      }
      item += 1;
    }
  });
}

/** Whether insurers ask when a piece like this was first placed: crowns, bridges, dentures, implant crowns. */
export function isProsthesis({ code }: Pick<ProcedureCode, "code">): boolean {
  return /^D(27|51|52|605|62|67)/.test(code);
}

function writeCode(book: PracticeBook, procedure: ProcedureCode, out: RowWriter): void {
  const { code, name, abbreviation, area, section, minutes, performer, fee } = procedure;
  out.write("procedurecode", {
    CodeNum: book.codeNumber(code),
    ProcCode: code,
    Descript: name,
    AbbrDesc: abbreviation,
    LaymanTerm: name,
    ProcTime: minutes === 0 ? "/" : patternOf(minutes).slice(0, 24),
    ProcCat: definitionNumber("ProcCodeCats", section),
    TreatArea: areaCodes[area],
    NoBillIns: flagOf(fee === 0 || isBrokenCode(code)),
    IsProsth: flagOf(isProsthesis(procedure)),
    IsHygiene: flagOf(performer === "hygienist"),
    IsRadiology: flagOf(section === "Imaging"),
    PaintType: paintingOf(code),
    PreExisting: 0,
    BaseUnits: 0,
    SubstitutionCode: alternateFillings.get(code) ?? "",
    SubstOnlyIf: enumerations.SubstitutionCondition.Always,
    BypassGlobalLock: enumerations.BypassLockStatus.NeverBypass,
    DefaultNote: "",
    DateTStamp: book.setUp,
  });
}

/** A code that is on the list and never used. */
function writeFurtherCode(
  { setUp }: PracticeBook,
  { code, name, area, section, isRetired }: FurtherProcedureCode,
  number: number,
  out: RowWriter,
): void {
  out.write("procedurecode", {
    CodeNum: number,
    ProcCode: code,
    Descript: name,
    AbbrDesc: "",
    LaymanTerm: name,
    ProcTime: "/X/",
    ProcCat: definitionNumber("ProcCodeCats", isRetired ? "Never Used" : section),
    TreatArea: areaCodes[area],
    NoBillIns: flagOf(code.startsWith("N")),
    IsProsth: flagOf(isProsthesis({ code })),
    IsRadiology: flagOf(section === "Imaging"),
    PaintType: paintingOf(code),
    SubstitutionCode: "",
    SubstOnlyIf: enumerations.SubstitutionCondition.Always,
    BypassGlobalLock: enumerations.BypassLockStatus.NeverBypass,
    DefaultNote: "",
    DateTStamp: setUp,
  });
}

function paintingOf(code: string): number {
  const found = paintings.find(([start]) => code.startsWith(start));
  return ToothPaintingType[found?.[1] ?? "None"];
}

/**
 * The AutoCodeNum of an automatic code.
 *
 * @throws {RangeError} when there is none of this description.
 */
export function autoCodeNumber(description: string): number {
  const index = autoCodes.findIndex((autoCode) => autoCode.description === description);
  if (index < 0) throw new RangeError(`there is no automatic code '${description}'`);
  return index + 1;
}
