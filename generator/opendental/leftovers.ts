import {
  addMonths,
  type Day,
  dayOf,
  dayOfMoment,
  emptyDay,
  formatMoment,
  type Moment,
  momentAt,
} from "../../foundation/calendar.ts";
import { filmsOf, imageConversionAfter } from "../catalog/setup/image-conversion.ts";
import type { RowWriter } from "../sinks/sink.ts";
import type { PracticeBook } from "./book.ts";
import { flagOf } from "./encodings.ts";
import { enumerations } from "./schema/enumerations.ts";
import { type Row, type TableName, tableNamed } from "./schema/tables.ts";

type Watcher<T extends TableName> = (row: Row<T>, out: RowWriter) => void;
type Watchers = { readonly [T in TableName]?: Watcher<T> };

const planCopy = dayOf(2020, 4, 24);
const codeCopy = dayOf(2024, 6, 17);

/**
 * A writer that also leaves behind what conversions and updates leave behind: copies of tables as they were on the day
 * of an update, and the lists by which the images of another program were brought over. They are made from the rows as
 * they pass, those up to that day; a practice that was not open then has none.
 */
export function withLeftovers(book: PracticeBook, out: RowWriter): RowWriter {
  const watchers: Watchers = { ...copiesOf(book), ...imageConversionOf(book) };
  return {
    write: (table, row) => {
      out.write(table, row);
      // TypeScript cannot follow that the watcher found by a table's name takes its rows; Watchers says so.
      const watch = watchers[table] as Watcher<typeof table> | undefined;
      watch?.(row, out);
    },
  };
}

function copiesOf(book: PracticeBook): Watchers {
  return {
    ...(wasOpenOn(book, planCopy) ? copiesOfPlans() : {}),
    ...(wasOpenOn(book, codeCopy) ? copyOfCodes() : {}),
  };
}

/** Before an update, in the spring of 2020: plans, popups, and the schedule up to that day. */
function copiesOfPlans(): Watchers {
  const end = momentAt(planCopy + 1, 0);
  const schedules = new Set<number>();
  return {
    insplan: (row, out) => {
      if ((row.SecDateEntry ?? 0) > planCopy) return;
      const edited = Math.min(row.SecDateTEdit ?? end, momentAt(planCopy, 0));
      copy("tempinsplan_bak_20200424", { ...row, SecDateTEdit: edited }, out);
    },
    popup: popupsUntil(end),
    schedule: (row, out) => {
      if ((row.SchedDate ?? end) > planCopy || (row.DateTStamp ?? end) >= end) return;
      schedules.add(Number(row.ScheduleNum));
      copy("tempschedule_bak_20200424", row, out);
    },
    scheduleop: (row, out) => {
      if (schedules.has(Number(row.ScheduleNum))) copy("tempscheduleop_bak_20200424", row, out);
    },
  };
}

/**
 * Popups as they were: a text that was replaced later is still in its popup, and one that was switched off later is
 * still on. The replaced text passes after its popup.
 */
function popupsUntil(end: Moment): Watcher<"popup"> {
  const copied = new Set<number>();
  return (row, out) => {
    if ((row.DateTimeEntry ?? end) >= end) return;
    const successor = Number(row.PopupNumArchive ?? 0);
    const asThen =
      successor > 0 && !copied.has(successor)
        ? { ...row, PopupNum: successor, IsArchived: 0, PopupNumArchive: 0 }
        : row;
    copied.add(Number(asThen.PopupNum));
    const isDisabled = row.IsDisabled === 1 && (row.DateTimeDisabled ?? 0) < end;
    copy("temppopup_bak_20200424", { ...asThen, IsDisabled: flagOf(isDisabled) }, out);
  };
}

/** Before the list of procedures was brought up to date, in the summer of 2024. */
function copyOfCodes(): Watchers {
  const end = momentAt(codeCopy + 1, 0);
  return {
    procedurecode: (row, out) => {
      if ((row.DateTStamp ?? 0) < end) copy("tempprocedurecode_bak_20240617", row, out);
    },
  };
}

/** Writes the columns that the copy has. */
function copy(table: TableName, row: object, out: RowWriter): void {
  const columns = Object.entries(row).filter(([name]) => columnsOf(table).has(name));
  out.write(table, Object.fromEntries(columns));
}

const columnNames = new Map<TableName, ReadonlySet<string>>();

function columnsOf(table: TableName): ReadonlySet<string> {
  const known = columnNames.get(table);
  if (known !== undefined) return known;
  const names = new Set(tableNamed(table).columns.map(({ name }) => name));
  columnNames.set(table, names);
  return names;
}

const wasOpenOn = ({ world, asOf }: PracticeBook, day: Day): boolean => world.opened <= day && day <= asOf;

/** When images moved from a program of their own into OpenDental: some time into the years the practice was made for. */
function imageConversionDay({ world, settings }: PracticeBook): Day {
  return addMonths(world.opened, Math.round(settings.years * 12 * imageConversionAfter));
}

/** Who the other program's patients were, its documents and its X-rays, and the files they became. */
function imageConversionOf(book: PracticeBook): Watchers {
  const day = imageConversionDay(book);
  if (!wasOpenOn(book, day)) return {};
  return {
    patient: ({ PatNum, SecDateEntry }, out) => {
      if ((SecDateEntry ?? emptyDay) > day) return;
      out.write("tmppatient", { patient_id: oldPatient(PatNum), patient_image_id: `I${PatNum}` });
    },
    document: (row, out) => {
      const at = row.DateCreated ?? 0;
      if (dayOfMoment(at) > day) return;
      if (row.ImgType === enumerations.ImageType.Radiograph) writeFilms(row, at, out);
      else writeOldDocument(row, at, out);
    },
  };
}

const oldPatient = (patientNumber: number | bigint | null | undefined): string => `P${patientNumber}`;

function writeOldDocument(row: Row<"document">, at: Moment, out: RowWriter): void {
  const id = `D${row.DocNum}`;
  const moment = formatMoment(at);
  const fileName = String(row.FileName);
  const folder = oldPatient(row.PatNum);
  out.write("tmpdocument", {
    document_id: id,
    document_name: row.Description,
    document_type: fileName.split(".").at(-1) ?? "",
    document_creation_date: moment,
    document_modified_date: moment,
    patient_id: folder,
    ref_table: "patient",
    private: "N",
    display_in_docmgr: "Y",
    signed: "N",
    archive_name: "ARCHIVE1",
    archive_path: `example/documents/${folder}`,
    needs_converted: "N",
    practice_id: "1",
    doccategory: row.DocCategory,
  });
  out.write("tempimageconv", {
    filepath: `example/documents/${folder}/${fileName}`,
    filename: fileName,
    patnum: row.PatNum,
    patnum_str: folder,
    foldername: folder,
  });
  writeConverted(row, { id, fileName, folder: `documents/${folder}`, moment }, out);
}

/** A picture of the other program, one for each film of a series. */
function writeFilms(row: Row<"document">, at: Moment, out: RowWriter): void {
  const moment = formatMoment(at);
  const folder = oldPatient(row.PatNum);
  const films = filmsOf(String(row.Description));
  for (let film = 1; film <= films; film++) {
    const id = `X${row.DocNum}-${film}`;
    out.write("tmpimages", {
      patient_id: folder,
      images_date_time: moment,
      image_id: id,
      use_as_example: "N",
      tooth_number: row.ToothNumbers,
      in_use: "Y",
      row: "1",
      _column: String(film),
      date_last_modified: moment,
      image_type: String(row.Description),
      acquired_from: "SENSOR",
      exam_id: `X${row.DocNum}`,
      acquired_by: String(row.ProvNum),
      height: "1200",
      width: "900",
      image_description: String(row.Description),
      archive_name: "ARCHIVE1",
      archive_path: `example/images/${folder}`,
      image_status: "A",
      practice_id: "1",
    });
    writeConverted(row, { id, fileName: `${id}.jpg`, folder: `images/${folder}`, moment }, out);
  }
}

interface ConvertedFile {
  readonly id: string;
  readonly fileName: string;
  readonly folder: string;
  readonly moment: string;
}

function writeConverted(
  row: Row<"document">,
  { id, fileName, folder, moment }: ConvertedFile,
  out: RowWriter,
): void {
  out.write("tempimageconv2", {
    filepath: `example/${folder}/${fileName}`,
    filename: fileName,
    patnum: row.PatNum,
    patnum_str: oldPatient(row.PatNum),
    imagedate: moment,
    description: row.Description,
    document_id: id,
    IsDeleted: 0,
    doccategory: row.DocCategory,
  });
}
