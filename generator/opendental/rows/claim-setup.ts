import { dayOfMoment } from "../../../foundation/calendar.ts";
import { claimForms, fieldsOfForm } from "../../catalog/claim-forms.ts";
import { clearinghouses, payerCount, payerName } from "../../catalog/clearinghouses.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
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

/** `claimform`, `claimformitem`, `clearinghouse`, `electid`, `insfilingcode`: how claims leave the office. */
export function writeClaimSetup(book: PracticeBook, out: RowWriter): void {
  claimForms.forEach((form, index) => {
    writeForm(form, index + defaultClaimForm, out);
  });
  writeClearinghouses(book, out);
  writePayers(book, out);
  filingCodes.forEach(([description, code], order) => {
    out.write("insfilingcode", {
      InsFilingCodeNum: order + defaultFilingCode,
      Descript: description,
      EclaimCode: code,
      ItemOrder: order,
    });
  });
}

/** Inches times a hundred. */
const page = { width: 850, height: 1100 };
const columns = 4;
const cell = { width: 190, height: 14, left: 40, top: 60, down: 20 };

function writeForm(form: (typeof claimForms)[number], number: number, out: RowWriter): void {
  out.write("claimform", {
    ClaimFormNum: number,
    Description: form.description,
    IsHidden: flagOf(form.isHidden),
    FontName: "Arial",
    FontSize: 9,
    UniqueID: `BW${number}`,
    PrintImages: 1,
    Width: page.width,
    Height: page.height,
  });
  fieldsOfForm(form).forEach((field, place) => {
    out.write("claimformitem", {
      ClaimFormNum: number,
      FieldName: field,
      FormatString: /Date|DOB/.test(field) ? "MM/dd/yyyy" : "",
      XPos: cell.left + (place % columns) * cell.width,
      YPos: cell.top + Math.floor(place / columns) * cell.down,
      Width: cell.width - 10,
      Height: cell.height,
    });
  });
}

function writeClearinghouses({ world }: PracticeBook, out: RowWriter): void {
  clearinghouses.forEach(({ name, format, bridge }, index) => {
    const isDefault = index === 0;
    out.write("clearinghouse", {
      ClearinghouseNum: index + defaultClearinghouse,
      Description: name,
      ExportPath: "",
      Payors: "",
      Eformat: enumerations.ElectronicClaimFormat[format],
      ISA05: "ZZ",
      ISA07: "ZZ",
      ISA15: "T",
      CommBridge: enumerations.EclaimsCommBridge[bridge],
      SenderName: isDefault ? world.practice.title : "",
      SenderTelephone: isDefault ? world.practice.phone : "",
    });
  });
}

/** The insurers that the office knew on its first day, and many that it never meets. */
function writePayers({ world }: PracticeBook, out: RowWriter): void {
  const own = [...world.carriers.values()].filter(({ created }) => dayOfMoment(created) <= world.opened);
  const write = (payerId: string, name: string): void => {
    out.write("electid", {
      PayorID: payerId,
      CarrierName: name,
      Comments: "",
      CommBridge: enumerations.EclaimsCommBridge.None,
    });
  };
  for (const { electronicId, name } of own) write(electronicId, name);
  for (let number = own.length; number < payerCount; number++) {
    write(`EX${String(number).padStart(4, "0")}`, payerName(number));
  }
}
