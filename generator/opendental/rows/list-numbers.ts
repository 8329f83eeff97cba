import { appointmentTypeNumber, visitReasons } from "../../catalog/appointment-types.ts";
import {
  type DefinitionCategory,
  definitionCategories,
  definitionNumber,
  definitions,
} from "../../catalog/definitions.ts";
import { definitionPreferences } from "../../catalog/preferences.ts";
import type { FurtherDefinition, ListNumbers } from "../../catalog/scenarios/list-numbers.ts";
import { scenarioNamed } from "../../catalog/scenarios/scenarios.ts";
import type { RowWriter } from "../../sinks/sink.ts";
import type { PracticeBook } from "../book.ts";
import { flagOf } from "../encodings.ts";
import { enumerations } from "../schema/enumerations.ts";
import { type Row, type TableName, tables } from "../schema/tables.ts";

/**
 * A writer that gives definitions and types of appointments the numbers and names of the practice's scenario, and
 * renumbers whatever refers to them. It changes nothing where the scenario has the usual ones.
 */
export function withListNumbers({ settings }: PracticeBook, out: RowWriter): RowWriter {
  const { lists } = scenarioNamed(settings.scenario);
  if (lists === undefined) return out;
  const numbers: Readonly<Record<string, ReadonlyMap<number, number>>> = {
    definition: definitionNumbers(lists),
    appointmenttype: typeNumbers(lists),
  };
  const names = typeNames(lists);
  return { write };

  function write<T extends TableName>(table: T, row: Row<T>): void {
    if (table === "appointmenttype") return writeType(row as Row<"appointmenttype">);
    if (table === "preference") return out.write("preference", preference(row as Row<"preference">));
    out.write(table, renumbered(table, row));
  }

  function writeType(row: Row<"appointmenttype">): void {
    const type = names.get(Number(row.AppointmentTypeNum));
    if (type === undefined) return;
    out.write("appointmenttype", { ...row, AppointmentTypeNum: type.number, AppointmentTypeName: type.name });
  }

  function preference(row: Row<"preference">): Row<"preference"> {
    if (!definitionPreferences.has(row.PrefName ?? "")) return row;
    const number = numbers["definition"]?.get(Number(row.ValueString));
    return number === undefined ? row : { ...row, ValueString: String(number) };
  }

  function renumbered<T extends TableName>(table: T, row: Row<T>): Row<T> {
    const columns = referring.get(table);
    if (columns === undefined) return row;
    const values: Record<string, unknown> = { ...row };
    for (const { column, list } of columns) {
      const number = values[column];
      if (typeof number === "number") values[column] = numbers[list]?.get(number) ?? number;
    }
    return values as Row<T>; // the same columns with other numbers
  }
}

/** Entries that the scenario adds to the lists. */
export function writeFurtherDefinitions({ settings }: PracticeBook, out: RowWriter): void {
  const { lists } = scenarioNamed(settings.scenario);
  const added = new Map<DefinitionCategory, number>();
  for (const entry of lists?.furtherDefinitions ?? []) {
    const before = added.get(entry.category) ?? 0;
    added.set(entry.category, before + 1);
    out.write("definition", furtherRow(entry, definitions[entry.category].length + before));
  }
}

function furtherRow({ category, number, name, value, color, isHidden }: FurtherDefinition, order: number) {
  return {
    DefNum: number,
    Category: enumerations.DefCat[category],
    ItemOrder: order,
    ItemName: name,
    ItemValue: value ?? "",
    ItemColor: color ?? 0,
    IsHidden: flagOf(isHidden ?? false),
  };
}

/** The new DefNum of each usual one. */
function definitionNumbers({ definitions: numbers, aboveOthers }: ListNumbers): ReadonlyMap<number, number> {
  const renumbered = new Map<number, number>();
  for (const category of definitionCategories) {
    const own: Readonly<Record<string, number | undefined>> = numbers[category] ?? {};
    for (const { name } of definitions[category]) {
      const usual = definitionNumber(category, name);
      renumbered.set(usual, own[name] ?? usual + aboveOthers);
    }
  }
  return renumbered;
}

/** The new AppointmentTypeNum of each usual one; 0 for none. */
function typeNumbers(lists: ListNumbers): ReadonlyMap<number, number> {
  return new Map(
    visitReasons.map((reason) => [
      appointmentTypeNumber(reason),
      lists.appointmentTypes[reason]?.number ?? 0,
    ]),
  );
}

function typeNames({ appointmentTypes }: ListNumbers) {
  return new Map(visitReasons.map((reason) => [appointmentTypeNumber(reason), appointmentTypes[reason]]));
}

interface Referring {
  readonly column: string;
  readonly list: string;
}

const lists: ReadonlySet<string> = new Set(["definition", "appointmenttype"]);

/** Of each table the columns with numbers of a list: its own key, and what refers to one. */
const referring: ReadonlyMap<TableName, readonly Referring[]> = new Map(
  [...tables].flatMap(([table, { columns }]) => {
    const found = columns.flatMap(({ name, references }): Referring[] => {
      if (references !== undefined && lists.has(references.table))
        return [{ column: name, list: references.table }];
      return table === "definition" && name === "DefNum" ? [{ column: name, list: "definition" }] : [];
    });
    return found.length === 0 ? [] : [[table, found] as const];
  }),
);
