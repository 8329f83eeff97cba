import { dayOfMoment, formatDay } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { StoredDocument } from "../../world/records.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { ImageType } = enumerations;

/** `document`: the files of the patients' folders. There are only their names; the files do not exist. */
export function writeDocuments({ world }: PracticeBook, out: RowWriter): void {
  for (const document of world.records.documents.values()) writeDocument(document, out);
}

export function writeDocument(document: StoredDocument, out: RowWriter): void {
  out.write("document", {
    DocNum: document.id,
    Description: document.description,
    DateCreated: document.at,
    DocCategory: definitionNumber("ImageCats", document.category),
    PatNum: document.patientId,
    FileName: fileName(document),
    ImgType: imageType(document),
    ToothNumbers: document.teeth,
    Note: "",
    DateTStamp: document.at,
    RawBase64: "",
    Thumbnail: "",
    ExternalGUID: "",
    ExternalSource: "None",
    ProvNum: document.providerId,
    OcrResponseData: "",
  });
}

function imageType({ isRadiograph, category }: StoredDocument): number {
  if (isRadiograph) return ImageType.Radiograph;
  return category === "Patient Pictures" ? ImageType.Photo : ImageType.Document;
}

/** As a scanner names it, for example `example-2025-03-04-118.pdf`. */
function fileName({ id, at, isRadiograph, category }: StoredDocument): string {
  const isImage = isRadiograph || category === "Patient Pictures";
  return `example-${formatDay(dayOfMoment(at))}-${id}.${isImage ? "jpg" : "pdf"}`;
}
