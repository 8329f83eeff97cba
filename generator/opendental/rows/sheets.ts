import { emptyMoment, type Moment } from "../../../foundation/calendar.ts";
import { type Draw, keyedRandom } from "../../../foundation/random.ts";
import { sheetRates } from "../../catalog/rates/sheets.ts";
import {
  firstFieldNumber,
  sheetTemplateNumber,
  sheetTemplates,
} from "../../catalog/sheets/sheet-templates.ts";
import type { SheetTemplate, TemplateField } from "../../catalog/sheets/template.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";
import type { FieldValue } from "../sheets/field-values.ts";
import { fillerOf } from "../sheets/filled-field.ts";
import { PeopleThen } from "../sheets/people-then.ts";
import type { SheetFacts, SheetOccasion } from "../sheets/sheet-facts.ts";
import { SheetOccasions } from "../sheets/sheet-occasions.ts";
import { fontName, fontSize, pageHeight, pageWidth } from "./sheet-setup.ts";

const { SheetFieldType, SheetTypeEnum } = enumerations;

/** Seconds from a sheet's date until the desk has gone through it. */
const checkedAfter = 6 * 60;

/** `sheet`, `sheetfield`: forms, consents, letters and slips, filled in with what was true at the time. */
export function writeSheets(book: PracticeBook, out: RowWriter): void {
  const draw = keyedRandom(book.settings.seed);
  const people = new PeopleThen();
  const occasions = new SheetOccasions(book.world, draw);
  const fields = new Map(sheetTemplates.map((template) => [template, preparedFields(template)]));
  let sheetId = 0;
  for (const event of book.events) {
    people.see(event);
    for (const occasion of occasions.of(event)) {
      const facts = factsOf(book, people, draw, occasion);
      if (facts === undefined) continue;
      const { template, patientId, at } = occasion;
      const random = draw("patient", patientId, "sheet", template.name, at);
      const isWebForm = isForm(template) && random.chance(sheetRates.webForm);
      const attempts = random.chance(sheetRates.filledInTwice) ? 2 : 1;
      for (let attempt = 1; attempt <= attempts; attempt++) {
        sheetId++;
        writeSheet(occasion, { sheetId, isWebForm, isDeleted: attempt < attempts }, out);
        writeFields(sheetId, fields.get(template) ?? [], facts, out);
      }
    }
  }
}

const isForm = ({ kind }: SheetTemplate): boolean => kind === "PatientForm" || kind === "MedicalHistory";

interface SheetState {
  readonly sheetId: number;
  readonly isWebForm: boolean;
  readonly isDeleted: boolean;
}

function writeSheet(
  occasion: SheetOccasion,
  { sheetId, isWebForm, isDeleted }: SheetState,
  out: RowWriter,
): void {
  const { template, patientId, at, documentId = 0 } = occasion;
  out.write("sheet", {
    SheetNum: sheetId,
    SheetType: SheetTypeEnum[template.kind],
    PatNum: patientId,
    DateTimeSheet: at,
    FontSize: fontSize,
    FontName: fontName,
    Width: pageWidth,
    Height: pageHeight,
    InternalNote: "",
    Description: template.name,
    ShowInTerminal: 0,
    IsWebForm: flagOf(isWebForm),
    IsMultiPage: flagOf(template.pages > 1),
    IsDeleted: flagOf(isDeleted),
    SheetDefNum: sheetTemplateNumber(template),
    DocNum: documentId,
    DateTSheetEdited: at + checkedAfter,
    HasMobileLayout: flagOf(isForm(template)),
    RevID: 1,
    WebFormSheetID: isWebForm ? 100_000 + sheetId : 0,
  });
}

/** A field of a template with all that is the same on every sheet. */
interface PreparedField {
  readonly field: TemplateField;
  readonly type: number;
  readonly number: number;
  readonly isSignature: boolean;
  readonly value: FieldValue;
}

function preparedFields(template: SheetTemplate): readonly PreparedField[] {
  const first = firstFieldNumber(template);
  return template.fields.map((field, index) => ({
    field,
    type: SheetFieldType[field.kind],
    number: first + index,
    isSignature: field.kind === "SigBox",
    value: fillerOf(field),
  }));
}

function writeFields(
  sheetId: number,
  fields: readonly PreparedField[],
  facts: SheetFacts,
  out: RowWriter,
): void {
  const signed = facts.occasion.at + checkedAfter / 2;
  for (const prepared of fields) out.write("sheetfield", fieldRow(sheetId, prepared, facts, signed));
}

function fieldRow(
  sheetId: number,
  { field, type, number, isSignature, value }: PreparedField,
  facts: SheetFacts,
  signed: Moment,
) {
  return {
    SheetNum: sheetId,
    FieldType: type,
    FieldName: field.name,
    FieldValue: value(facts),
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
    DateTimeSig: isSignature ? signed : emptyMoment,
    TabOrderMobile: field.tabOrder,
    UiLabelMobile: "",
    UiLabelMobileRadioButton: "",
    SheetFieldDefNum: number,
    CanElectronicallySign: flagOf(isSignature),
  };
}

/** Undefined for somebody whose joining is not among the events. */
function factsOf(
  book: PracticeBook,
  people: PeopleThen,
  draw: Draw,
  occasion: SheetOccasion,
): SheetFacts | undefined {
  const { patientId, at, referralId = 0 } = occasion;
  const patient = people.patient(patientId);
  if (patient === undefined) return undefined;
  const providerId = occasion.providerId ?? patient.primaryProviderId;
  return {
    book,
    patient,
    guarantor: people.patient(patient.guarantorId) ?? patient,
    health: people.healthOf(patientId),
    coverages: book.coveragesKnownAt(patientId, at),
    provider: book.world.practice.providers.find(({ id }) => id === providerId),
    referral: book.world.referrals.get(referralId),
    occasion,
    pick: (name, list) => draw("patient", patientId, "writes", name).pick(list),
    chance: (name, share) => draw("patient", patientId, "answers", name).chance(share),
  };
}
