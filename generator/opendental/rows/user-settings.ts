import { definitionNumber } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { User } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { enumerations } from "../schema/enumerations.ts";

type Setting = keyof typeof enumerations.UserOdFkeyType;

const everyone: readonly (readonly [Setting, string])[] = [
  ["SuppressLogOffMessage", "1"],
  ["AcctProcBreakdown", "0"],
  ["UserTheme", "1"],
  ["ShowAutomatedCommlog", "1"],
  ["TaskBlockedMakeSound", "1"],
  ["ImageSelectorWidth", "250"],
];
const byGroup: Readonly<Record<User["group"], readonly (readonly [Setting, string])[]>> = {
  administrator: [
    ["QueryMonitorHasStackTraces", "0"],
    ["LogOffTimerOverride", "60"],
  ],
  clinical: [
    ["PerioCurrentExamOnly", "1"],
    ["PerioAutoAdvanceFacialsFirst", "1"],
  ],
  "front desk": [
    ["SmsGroupBy", "1"],
    ["ReceivedSupplyOrders", "1"],
  ],
};
/** Folders that everybody keeps open in the images module. */
const openFolders = ["Radiographs", "Patient Pictures"] as const;

/** `userodpref`: how each login likes its windows. */
export function writeUserSettings({ world }: PracticeBook, out: RowWriter): void {
  for (const { id, group } of world.practice.users) {
    for (const folder of openFolders) {
      out.write("userodpref", {
        UserNum: id,
        Fkey: definitionNumber("ImageCats", folder),
        FkeyType: enumerations.UserOdFkeyType.ImageCategoryExpanded,
        ValueString: "1",
      });
    }
    for (const [setting, value] of [...everyone, ...byGroup[group]]) {
      out.write("userodpref", {
        UserNum: id,
        FkeyType: enumerations.UserOdFkeyType[setting],
        ValueString: value,
      });
    }
  }
}
