import type { SourceColumn } from "../sources/source-schema.ts";

/** OpenDental's habits (DateTStamp, SecDateTEdit) and common ones elsewhere (updated_at, LastModified). */
const stampName =
  /datetstamp$|^secdatetedit$|^(updated|modified|edited|changed)_?(at|on)$|^last_?(modified|edited|updated|changed)/i;

/** The columns that hold the time of a row's last edit: kept by the database itself, or so named. */
export function editStampsOf(columns: readonly SourceColumn[]): readonly string[] {
  return columns.filter(isEditStamp).map((column) => column.name);
}

function isEditStamp(column: SourceColumn): boolean {
  if (column.type?.kind !== "timestamp") return false;
  return column.onUpdateNow || column.comment === "edit stamp" || stampName.test(column.name);
}
