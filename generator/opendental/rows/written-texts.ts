import { definitionNumber } from "../../catalog/definitions.ts";
import { pharmacies } from "../../catalog/pharmacies.ts";
import { autoNotes, notePrompts } from "../../catalog/texts/auto-notes.ts";
import { dentalWords } from "../../catalog/texts/dental-words.ts";
import { letters } from "../../catalog/texts/letters.ts";
import { quickNotes } from "../../catalog/texts/quick-notes.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { EnumQuickPasteType } = enumerations;

/** `autonote`, `autonotecontrol`, `quickpastecat`, `quickpastenote`, `letter`, `dictcustom`, `wikipage`: texts at hand. */
export function writeTextTemplates(book: PracticeBook, out: RowWriter): void {
  writeAutoNotes(out);
  writeQuickNotes(out);
  for (const { name, text } of letters) out.write("letter", { Description: name, BodyText: text });
  for (const word of dentalWords) out.write("dictcustom", { WordText: word });
  writeWiki(book, out);
}

function writeAutoNotes(out: RowWriter): void {
  for (const { name, text } of autoNotes) {
    const category = definitionNumber("AutoNoteCats", hygienic.test(name) ? "Hygiene" : "Restorative");
    out.write("autonote", { AutoNoteName: name, MainText: text, Category: category });
  }
  for (const { name, label, kind, options } of notePrompts) {
    out.write("autonotecontrol", {
      Descript: name,
      ControlType: kind,
      ControlLabel: label,
      ControlOptions: options.join("\r\n"),
    });
  }
}

const hygienic = /cleaning|scaling|periodontal|fluoride|sealant/i;

function writeQuickNotes(out: RowWriter): void {
  for (const [order, { category, types, notes }] of quickNotes.entries()) {
    out.write("quickpastecat", {
      QuickPasteCatNum: order + 1,
      Description: category,
      ItemOrder: order,
      DefaultForTypes: types.map((type) => EnumQuickPasteType[type]).join(","),
    });
    for (const [place, [abbreviation, text]] of notes.entries()) {
      out.write("quickpastenote", {
        QuickPasteCatNum: order + 1,
        ItemOrder: place,
        Note: text,
        Abbreviation: abbreviation,
      });
    }
  }
}

/** OpenDental's wiki begins with a frame and a first page. */
function writeWiki({ administrator, setUp, world }: PracticeBook, out: RowWriter): void {
  const pages = [
    { title: "_Master", content: "<html><body>@@@body@@@</body></html>", plain: "" },
    { title: "Home", content: `<h1>${world.practice.title}</h1>`, plain: world.practice.title },
  ];
  for (const { title, content, plain } of pages) {
    out.write("wikipage", {
      UserNum: administrator.id,
      PageTitle: title,
      KeyWords: "",
      PageContent: content,
      DateTimeSaved: setUp,
      PageContentPlainText: plain,
    });
  }
}

/** Pharmacies that a place of the practice has chosen for itself. */
const chosenPharmacies = 19;

/** `pharmacy`, `pharmclinic`: where patients take their prescriptions. */
export function writePharmacies({ setUp, world }: PracticeBook, out: RowWriter): void {
  for (const [index, { name, phone, address, city, state, zip }] of pharmacies.entries()) {
    out.write("pharmacy", {
      PharmacyNum: index + 1,
      PharmID: "",
      StoreName: name,
      Phone: phone,
      Fax: "",
      Address: address,
      Address2: "",
      City: city,
      State: state,
      Zip: zip,
      Note: "",
      DateTStamp: setUp,
    });
  }
  for (let number = 1; number <= chosenPharmacies; number++) {
    out.write("pharmclinic", { PharmacyNum: number, ClinicNum: world.practice.clinics[0]?.id ?? 0 });
  }
}
