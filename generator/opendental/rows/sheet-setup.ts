import { definitionNumber } from "../../catalog/definitions.ts";
import { consentToTreatment, privacyAcknowledgement } from "../../catalog/sheets/consents.ts";
import { medicalHistory } from "../../catalog/sheets/medical-history.ts";
import { patientRegistration } from "../../catalog/sheets/patient-registration.ts";
import { sheetTemplateNumber, sheetTemplates } from "../../catalog/sheets/sheet-templates.ts";
import type { SheetTemplate } from "../../catalog/sheets/template.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { BypassLockStatus, EnumEClipFreq, SheetFieldLayoutMode, SheetFieldType, SheetTypeEnum } = enumerations;

export const fontName = "Microsoft Sans Serif";
export const fontSize = 8.25;
/** Hundredths of an inch. */
export const pageWidth = 850;
export const pageHeight = 1100;

/** `sheetdef`, `sheetfielddef`, `eclipboardsheetdef`: the office's templates, and those given out on the tablet. */
export function writeSheetSetup({ setUp }: PracticeBook, out: RowWriter): void {
  for (const template of sheetTemplates) {
    out.write("sheetdef", {
      SheetDefNum: sheetTemplateNumber(template),
      Description: template.name,
      SheetType: SheetTypeEnum[template.kind],
      FontSize: fontSize,
      FontName: fontName,
      Width: pageWidth,
      Height: pageHeight,
      PageCount: template.pages,
      IsMultiPage: flagOf(template.pages > 1),
      BypassGlobalLock: BypassLockStatus.NeverBypass,
      HasMobileLayout: flagOf(template.kind === "PatientForm" || template.kind === "MedicalHistory"),
      DateTCreated: setUp,
      RevID: 1,
      AutoCheckSaveImageDocCategory:
        template.kind === "Consent" ? definitionNumber("ImageCats", "Consents") : 0,
    });
  }
  for (const template of sheetTemplates) writeFieldDefinitions(template, out);
  for (const [order, template] of onTheTablet.entries()) {
    out.write("eclipboardsheetdef", {
      SheetDefNum: sheetTemplateNumber(template),
      ResubmitInterval: yearInTicks,
      ItemOrder: order,
      MinAge: -1,
      MaxAge: -1,
      IgnoreSheetDefNums: "",
      Frequency: template === medicalHistory ? EnumEClipFreq.TimeSpan : EnumEClipFreq.Once,
    });
  }
}

const onTheTablet = [patientRegistration, medicalHistory, privacyAcknowledgement, consentToTreatment];

/** .NET's ticks of 100 nanoseconds. */
const yearInTicks = BigInt(365 * 86_400) * 10_000_000n;

function writeFieldDefinitions(template: SheetTemplate, out: RowWriter): void {
  for (const field of template.fields) {
    out.write("sheetfielddef", {
      SheetDefNum: sheetTemplateNumber(template),
      FieldType: SheetFieldType[field.kind],
      FieldName: field.name,
      FieldValue: field.text,
      FontSize: fontSize,
      FontName: fontName,
      FontIsBold: flagOf(field.isBold),
      XPos: field.x,
      YPos: field.y,
      Width: field.width,
      Height: field.height,
      RadioButtonValue: field.option,
      RadioButtonGroup: field.group,
      IsRequired: flagOf(field.isRequired),
      TabOrder: field.tabOrder,
      ReportableName: "",
      TabOrderMobile: field.tabOrder,
      UiLabelMobile: "",
      UiLabelMobileRadioButton: "",
      LayoutMode: SheetFieldLayoutMode.Default,
      Language: "",
      CanElectronicallySign: flagOf(field.kind === "SigBox"),
    });
  }
}
