import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

/** ClaimFormNum of the form on which claims are printed. */
export const defaultClaimForm = 1;

/** ClearinghouseNum of the way electronic claims go. */
export const defaultClearinghouse = 1;

/** InsFilingCodeNum of commercial insurance. */
export const defaultFilingCode = 1;

/** The source of payment as electronic claims name it. */
const filingCodes: readonly (readonly [string, string])[] = [
  ["Commercial insurance", "CI"],
  ["Self-pay", "09"],
  ["Other non-federal program", "11"],
  ["Preferred provider organization", "12"],
  ["Point of service", "13"],
  ["Exclusive provider organization", "14"],
  ["Indemnity", "15"],
  ["Health maintenance organization, Medicare risk", "16"],
  ["Dental maintenance organization", "17"],
  ["Blue Cross and Blue Shield", "BL"],
  ["Tricare", "CH"],
  ["Disability", "DS"],
  ["Federal employees", "FI"],
  ["Health maintenance organization", "HM"],
  ["Liability", "LM"],
  ["Medicare part A", "MA"],
  ["Medicare part B", "MB"],
  ["Medicaid", "MC"],
  ["Other federal program", "OF"],
  ["Title V", "TV"],
  ["Veterans Affairs plan", "VA"],
  ["Workers' compensation", "WC"],
  ["Mutually defined", "ZZ"],
];

/** InsFilingCodeNum of the state's program. */
export const stateFilingCode = filingCodes.findIndex(([, code]) => code === "MC") + defaultFilingCode;

/** `claimform`, `clearinghouse`, `insfilingcode`: how claims leave the office. */
export function writeClaimSetup({ world }: PracticeBook, out: RowWriter): void {
  out.write("claimform", {
    ClaimFormNum: defaultClaimForm,
    Description: "Dental claim form",
    FontName: "Arial",
    FontSize: 9,
    UniqueID: "BW1",
    PrintImages: 1,
    Width: 850,
    Height: 1100,
  });
  out.write("clearinghouse", {
    ClearinghouseNum: defaultClearinghouse,
    Description: "Example Clearinghouse",
    ExportPath: "",
    Payors: "",
    Eformat: enumerations.ElectronicClaimFormat.x837D_5010_dental,
    ISA05: "ZZ",
    ISA07: "ZZ",
    ISA15: "T",
    CommBridge: enumerations.EclaimsCommBridge.None,
    SenderName: world.practice.title,
    SenderTelephone: world.practice.phone,
  });
  filingCodes.forEach(([description, code], order) => {
    out.write("insfilingcode", {
      InsFilingCodeNum: order + defaultFilingCode,
      Descript: description,
      EclaimCode: code,
      ItemOrder: order,
    });
  });
}
