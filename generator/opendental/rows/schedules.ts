import { definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `operatory`, `schedule`, `scheduleop`: the chairs, and who works at which of them when. */
export function writeSchedules(book: PracticeBook, out: RowWriter): void {
  writeOperatories(book, out);
  for (const block of book.world.scheduleBlocks.values()) {
    out.write("schedule", {
      ScheduleNum: block.id,
      SchedDate: block.day,
      StartTime: block.startMinute * 60,
      StopTime: block.stopMinute * 60,
      SchedType: enumerations.ScheduleType.Provider,
      ProvNum: block.providerId,
      Note: "",
      Status: enumerations.SchedStatus.Open,
      DateTStamp: block.edited,
    });
    out.write("scheduleop", {
      ScheduleOpNum: block.id,
      ScheduleNum: block.id,
      OperatoryNum: block.operatoryId,
    });
  }
}

function writeOperatories({ world, setUp }: PracticeBook, out: RowWriter): void {
  world.practice.operatories.forEach((chair, order) => {
    const { id, name, abbreviation, isHygiene, providerId, clinicId, edited } = chair;
    out.write("operatory", {
      OperatoryNum: id,
      OpName: name,
      Abbrev: abbreviation,
      ItemOrder: order,
      ProvDentist: isHygiene ? 0 : providerId,
      ProvHygienist: isHygiene ? providerId : 0,
      IsHygiene: flagOf(isHygiene),
      OperatoryType: definitionNumber("OperatoryTypes", isHygiene ? "Hygiene" : "Restorative"),
      ClinicNum: clinicId,
      DateTStamp: Math.max(setUp, edited),
    });
  });
}
