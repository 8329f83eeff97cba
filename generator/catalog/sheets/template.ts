/** The kinds of OpenDental's sheets that the office has a template of: keys of SheetTypeEnum. */
export type SheetKind =
  | "PatientForm"
  | "MedicalHistory"
  | "Consent"
  | "ReferralSlip"
  | "ReferralLetter"
  | "PatientLetter"
  | "LabSlip"
  | "ExamSheet"
  | "RoutingSlip"
  | "Rx"
  | "Statement"
  | "TreatmentPlan";

/** The kinds of fields: keys of SheetFieldType. */
export type FieldKind =
  | "OutputText"
  | "InputField"
  | "StaticText"
  | "Parameter"
  | "CheckBox"
  | "SigBox"
  | "Line"
  | "Rectangle"
  | "Grid"
  | "Special";

/** A field where it stands on the page; lengths are hundredths of an inch. */
export interface TemplateField {
  readonly kind: FieldKind;
  /** What is filled in, in OpenDental's own words where it has them; empty for text and lines. */
  readonly name: string;
  /** Printed text, in which `[nameFL]`, `[dateToday]` and `[practiceTitle]` are filled in. */
  readonly text: string;
  /** What a tick in this box says, for example `Y`. */
  readonly option: string;
  /** Boxes of one group exclude each other, where OpenDental has no name of its own for the question. */
  readonly group: string;
  readonly isBold: boolean;
  readonly isRequired: boolean;
  /** Place in the order of filling in, from 1; 0 for what is not filled in. */
  readonly tabOrder: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A form, letter or slip that the office prints or hands out. */
export interface SheetTemplate {
  readonly name: string;
  readonly kind: SheetKind;
  readonly fields: readonly TemplateField[];
  readonly pages: number;
}

/** A part of a template, before it has a place on the page. */
export type Piece =
  | { readonly kind: "title" | "heading" | "paragraph"; readonly text: string }
  /** A label and what is filled in by hand or from the patient. */
  | { readonly kind: "blank"; readonly label: string; readonly name: string; readonly isRequired?: true }
  /** A label and what the program prints. */
  | { readonly kind: "shown"; readonly label: string; readonly name: string }
  /** A question with boxes of which one is ticked. */
  | {
      readonly kind: "choice";
      readonly label: string;
      readonly name: string;
      readonly options: readonly string[];
    }
  | { readonly kind: "signature" }
  | { readonly kind: "line" }
  | { readonly kind: "grid"; readonly name: string };

const pageWidth = 850;
const pageHeight = 1100;
const margin = 50;
const lineHeight = 22;
const columnWidth = (pageWidth - 2 * margin) / 2;

/** Lays the parts out in two columns, from the top of the first page down. */
export function sheetTemplate(name: string, kind: SheetKind, pieces: readonly Piece[]): SheetTemplate {
  const fields: TemplateField[] = [];
  let tabOrder = 0;
  let y = margin;
  let column = 0;
  for (const piece of pieces) {
    if (isFullWidth(piece) && column === 1) {
      column = 0;
      y += lineHeight;
    }
    for (const field of fieldsOf(piece, margin + column * columnWidth, y)) {
      const isFilledIn = ["InputField", "CheckBox", "SigBox"].includes(field.kind);
      fields.push({ ...field, tabOrder: isFilledIn ? ++tabOrder : 0 });
    }
    if (isFullWidth(piece) || column === 1) y += heightOf(piece);
    column = isFullWidth(piece) ? 0 : 1 - column;
  }
  return { name, kind, fields, pages: Math.ceil((y + margin) / pageHeight) };
}

function isFullWidth({ kind }: Piece): boolean {
  return kind !== "blank" && kind !== "shown" && kind !== "choice";
}

function heightOf(piece: Piece): number {
  if (piece.kind === "paragraph") return lineHeight * Math.ceil(piece.text.length / 110);
  if (piece.kind === "signature") return 90;
  return piece.kind === "grid" ? 200 : lineHeight;
}

const plain = { text: "", option: "", group: "", isBold: false, isRequired: false, tabOrder: 0 };

function fieldsOf(piece: Piece, x: number, y: number): readonly TemplateField[] {
  const label = (text: string, width: number, isBold = false): TemplateField => ({
    ...plain,
    kind: "StaticText",
    name: "",
    text,
    isBold,
    x,
    y,
    width,
    height: heightOf(piece),
  });
  const place = { x: x + 150, y, width: columnWidth - 160, height: lineHeight - 4 };
  switch (piece.kind) {
    case "title":
    case "heading":
      return [label(piece.text, pageWidth - 2 * margin, true)];
    case "paragraph":
      return [label(piece.text, pageWidth - 2 * margin)];
    case "blank": {
      const isRequired = piece.isRequired ?? false;
      return [
        label(piece.label, 145),
        { ...plain, kind: "InputField", name: piece.name, isRequired, ...place },
      ];
    }
    case "shown":
      return [label(piece.label, 145), { ...plain, kind: "OutputText", name: piece.name, ...place }];
    case "choice":
      return [label(piece.label, 240), ...boxes(piece.name, piece.options, x + 250, y)];
    case "signature":
      return [
        label("Signature", 145),
        { ...plain, kind: "SigBox", name: "", isRequired: true, x: x + 150, y, width: 362, height: 79 },
      ];
    case "line":
      return [{ ...plain, kind: "Line", name: "", x, y, width: pageWidth - 2 * margin, height: 0 }];
    case "grid":
      return [
        {
          ...plain,
          kind: "Grid",
          name: piece.name,
          x,
          y,
          width: pageWidth - 2 * margin,
          height: heightOf(piece),
        },
      ];
  }
}

/** OpenDental's own questions need no group: the boxes share their name. */
function boxes(name: string, options: readonly string[], x: number, y: number): readonly TemplateField[] {
  const isOwnQuestion = name.startsWith("misc:");
  return options.map((option, index) => ({
    ...plain,
    kind: "CheckBox",
    name: isOwnQuestion ? "misc" : name,
    group: isOwnQuestion ? name.slice("misc:".length) : "",
    option,
    x: x + index * 40,
    y,
    width: 12,
    height: 12,
  }));
}

export const yesOrNo = ["Y", "N"] as const;

/** Blanks by label and name. */
export const blanks = (...list: readonly (readonly [label: string, name: string])[]): readonly Piece[] =>
  list.map(([label, name]) => ({ kind: "blank", label, name }));

/** What the program prints, by label and name. */
export const shown = (...list: readonly (readonly [label: string, name: string])[]): readonly Piece[] =>
  list.map(([label, name]) => ({ kind: "shown", label, name }));

/** Questions with a yes and a no. */
export const questions = (prefix: string, names: readonly string[]): readonly Piece[] =>
  names.map((name) => ({ kind: "choice", label: name, name: `${prefix}:${name}`, options: yesOrNo }));
