import { type DefinitionEntry, definitionCategories, definitions } from "../../catalog/definitions.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";

/** `definition`: the lists an office sets up for itself. */
export function writeDefinitions(out: RowWriter): void {
  let number = 1;
  for (const category of definitionCategories) {
    definitions[category].forEach((entry: DefinitionEntry, order) => {
      out.write("definition", {
        DefNum: number++,
        Category: enumerations.DefCat[category],
        ItemOrder: order,
        ItemName: entry.name,
        ItemValue: entry.value ?? "",
        ItemColor: entry.color ?? 0,
        IsHidden: flagOf(entry.isHidden ?? false),
      });
    });
  }
}
