import type { InspectedDatabase } from "../inspected-database.ts";
import { numberOf, textOf } from "./happening.ts";

/** The names that a story needs for the keys in its rows. */
export interface Lists {
  /** By DefNum. */
  readonly definitions: ReadonlyMap<number, string>;
  /** By ProvNum: `Dr. Ada Birch`, `Lin Moss RDH`. */
  readonly providers: ReadonlyMap<number, string>;
  /** By OperatoryNum. */
  readonly chairs: ReadonlyMap<number, string>;
  /** By AppointmentTypeNum. */
  readonly visitTypes: ReadonlyMap<number, string>;
}

export async function readLists(database: InspectedDatabase): Promise<Lists> {
  const [definitions, providers, chairs, visitTypes] = [
    await database.query("select DefNum, ItemName from definition"),
    await database.query("select ProvNum, FName, LName, Suffix, IsSecondary from provider"),
    await database.query("select OperatoryNum, OpName from operatory"),
    await database.query("select AppointmentTypeNum, AppointmentTypeName from appointmenttype"),
  ];
  return {
    definitions: new Map(definitions.map((row) => [numberOf(row, "DefNum"), textOf(row, "ItemName")])),
    providers: new Map(
      providers.map((row) => [
        numberOf(row, "ProvNum"),
        [textOf(row, "FName"), textOf(row, "LName"), textOf(row, "Suffix")]
          .filter((part) => part !== "")
          .join(" "),
      ]),
    ),
    chairs: new Map(chairs.map((row) => [numberOf(row, "OperatoryNum"), textOf(row, "OpName")])),
    visitTypes: new Map(
      visitTypes.map((row) => [numberOf(row, "AppointmentTypeNum"), textOf(row, "AppointmentTypeName")]),
    ),
  };
}
