import type { TableName } from "../../generator/opendental/schema/tables.ts";

/** Why a table of OpenDental is empty here. */
export const emptyTables: ReadonlyMap<TableName, string> = new Map<TableName, string>([]);
