import { alertCategories } from "../../catalog/setup/alert-categories.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { User } from "../../world/practice.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** AlertCategoryNums that a login of each group subscribes to. */
const subscriptions: Readonly<Record<User["group"], readonly number[]>> = {
  administrator: [1, 2, 6],
  clinical: [1, 3],
  "front desk": [1, 5],
};

/** `alertcategory`, `alertcategorylink`, `alertsub`: bundles of alerts, and who wants to see which. */
export function writeAlerts({ world }: PracticeBook, out: RowWriter): void {
  alertCategories.forEach(({ internalName, description, isVendors, types }, index) => {
    const number = index + 1;
    out.write("alertcategory", {
      AlertCategoryNum: number,
      IsHQCategory: flagOf(isVendors),
      InternalName: internalName,
      Description: description,
    });
    for (const type of types) {
      out.write("alertcategorylink", {
        AlertCategoryNum: number,
        AlertType: enumerations.AlertType[type],
      });
    }
  });
  for (const { id, group } of world.practice.users) {
    for (const category of subscriptions[group]) {
      out.write("alertsub", { UserNum: id, AlertCategoryNum: category });
    }
  }
}
