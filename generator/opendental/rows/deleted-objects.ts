import type { Moment } from "../../../foundation/calendar.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

const { DeletedObjectType } = enumerations;

/**
 * `deletedobject`: what is gone, for programs that keep a copy: hours that were posted and not worked, the recalls of
 * those who are patients no more.
 */
export function writeDeletedObjects({ events }: PracticeBook, out: RowWriter): void {
  const write = (type: keyof typeof DeletedObjectType, key: number, at: Moment): void => {
    out.write("deletedobject", { ObjectNum: key, ObjectType: DeletedObjectType[type], DateTStamp: at });
  };
  for (const event of events) {
    if (event.kind === "schedule withdrawn") {
      for (const id of event.blockIds) write("ScheduleProv", id, event.at);
    } else if (event.kind === "patient changed") {
      const { status } = event.change;
      if (status !== undefined && status !== "patient") write("RecallPatNum", event.patientId, event.at);
    }
  }
}
