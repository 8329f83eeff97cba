import { dayOfMoment } from "../../../foundation/calendar.ts";
import { definitionNumber } from "../../catalog/definitions.ts";
import { bitewingMount, type MountPlace, mountTemplates } from "../../catalog/mounts.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { StoredDocument } from "../../world/records.ts";
import type { PracticeBook } from "../book.ts";
import { argb } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

const { DocumentMiscType, EnumImageAnnotVendor, EnumImgDeviceType, ImageDrawType } = enumerations;

const black = argb(0x000000);
const white = argb(0xffffff);

/** `imagingdevice`, `mountdef`, `mountitemdef`, `documentmisc`: what takes radiographs and how they are framed. */
export function writeImagingSetup({ setUp }: PracticeBook, out: RowWriter): void {
  for (const [order, description] of devices.entries()) {
    out.write("imagingdevice", {
      Description: description,
      ComputerName: "",
      DeviceType: EnumImgDeviceType.TwainRadiograph,
      TwainName: `Example TWAIN ${order + 1}`,
      ItemOrder: order,
      ShowTwainUI: 0,
    });
  }
  for (const [order, { name, width, height, items }] of mountTemplates.entries()) {
    out.write("mountdef", {
      MountDefNum: order + 1,
      Description: name,
      ItemOrder: order,
      Width: width,
      Height: height,
      ...mountColors,
      ScaleValue: "",
      DefaultCat: definitionNumber("ImageCats", "Radiographs"),
    });
    for (const [place, item] of items.entries()) {
      out.write("mountitemdef", { MountDefNum: order + 1, ...placeColumns(item, place) });
    }
  }
  for (let segment = 1; segment <= updateSegments; segment++) {
    out.write("documentmisc", {
      DateCreated: dayOfMoment(setUp),
      FileName: `UpdateFiles.${String(segment).padStart(3, "0")}`,
      DocMiscType: DocumentMiscType.UpdateFilesSegment,
      RawBase64: Buffer.from(`segment ${segment}`).toString("base64"),
    });
  }
}

const devices = ["Sensor, room 1", "Sensor, room 2", "Sensor, hygiene", "Panoramic", "Camera"];
/** The program keeps the files of its newest update in pieces. */
const updateSegments = 50;
const mountColors = { ColorBack: black, ColorFore: white, ColorTextBack: black };

function placeColumns({ x, y, width, height, teeth }: MountPlace, order: number) {
  return {
    Xpos: x,
    Ypos: y,
    Width: width,
    Height: height,
    ItemOrder: order + 1,
    RotateOnAcquire: 0,
    ToothNumbers: teeth,
    TextShowing: "",
    FontSize: 12,
  };
}

const triedMounts = 3;
const drawnOn = 5;

/**
 * `mount`, `mountitem`, `imagedraw`: the office tried frames and drawings with its first radiographs, and gave both up.
 */
export function writeImaging({ world }: PracticeBook, out: RowWriter): void {
  const radiographs: StoredDocument[] = [];
  for (const document of world.records.documents.values()) {
    if (document.isRadiograph) radiographs.push(document);
    if (radiographs.length === drawnOn) break;
  }
  for (const document of radiographs.slice(0, triedMounts)) writeMount(document, out);
  for (const [index, { id }] of radiographs.entries()) {
    out.write("imagedraw", {
      DocNum: id,
      ColorDraw: argb(0xff0000),
      ColorBack: 0,
      DrawingSegment: "",
      DrawText: `${20 + index * 10},20;see here`,
      FontSize: 12,
      DrawType: ImageDrawType.Text,
      ImageAnnotVendor: EnumImageAnnotVendor.OpenDental,
      Details: "",
    });
  }
}

function writeMount({ id, patientId, providerId, at }: StoredDocument, out: RowWriter): void {
  out.write("mount", {
    MountNum: id,
    PatNum: patientId,
    DocCategory: definitionNumber("ImageCats", "Radiographs"),
    DateCreated: at,
    Description: bitewingMount.name,
    Note: "",
    Width: bitewingMount.width,
    Height: bitewingMount.height,
    ProvNum: providerId,
    ...mountColors,
  });
  for (const [place, item] of bitewingMount.items.entries()) {
    out.write("mountitem", { MountNum: id, ...placeColumns(item, place) });
  }
}
