import { didYouMean } from "../../foundation/nearest.ts";
import type { Template } from "./jinja/ast.ts";
import { isTrue, str } from "./jinja/values.ts";
import { placeOfConfig } from "./model-config.ts";
import type { NodeConfig } from "./node-config.ts";
import type { Start } from "./read-nodes.ts";
import type { Reading } from "./reading.ts";

export type HardDeletes = "ignore" | "invalidate" | "new_record";

/** The names of the columns that a snapshot adds. */
export interface MetaColumns {
  readonly validFrom: string;
  readonly validTo: string;
  readonly scdId: string;
  readonly updatedAt: string;
  readonly isDeleted: string;
}

/** dbt's names, or those of `snapshot_meta_column_names`. */
export function metaColumns(config: NodeConfig): MetaColumns {
  const names = config.get("snapshot_meta_column_names");
  const name = (key: string): string => {
    const own = names instanceof Map ? names.get(key) : undefined;
    return own === undefined || own === null ? key : str(own);
  };
  return {
    validFrom: name("dbt_valid_from"),
    validTo: name("dbt_valid_to"),
    scdId: name("dbt_scd_id"),
    updatedAt: name("dbt_updated_at"),
    isDeleted: name("dbt_is_deleted"),
  };
}

/** What becomes of rows that left the source; `invalidate_hard_deletes` is the old name of `invalidate`. */
export function hardDeletes(config: NodeConfig): HardDeletes {
  if (isTrue(config.get("invalidate_hard_deletes") ?? false)) return "invalidate";
  const setting = config.text("hard_deletes");
  return setting === "invalidate" || setting === "new_record" ? setting : "ignore";
}

const settings = ["ignore", "invalidate", "new_record"];

/** Checks a snapshot's configuration by dbt's rules. */
export function checkSnapshotConfig(reading: Reading, start: Start, template: Template): void {
  const { config, name } = start;
  const add = (key: string, what: string, next: string): void =>
    reading.problems.add(`The snapshot '${name}' ${what}.`, placeOfConfig(start, template, key), next);
  const strategy = config.text("strategy");
  if (config.list("unique_key").length === 0) {
    add(
      "unique_key",
      "has no unique_key",
      "Name the column, or the list of columns, that tells its rows apart.",
    );
  }
  if (strategy !== "timestamp" && strategy !== "check") {
    const what =
      strategy === undefined ? "has no strategy" : `has the strategy '${strategy}', which does not exist`;
    add("strategy", what, "Use strategy: timestamp with updated_at, or strategy: check with check_cols.");
  }
  if (strategy === "timestamp") checkTimestamp(config, add);
  if (strategy === "check") checkCheck(config, add);
  const deletes = config.text("hard_deletes");
  if (deletes !== undefined && !settings.includes(deletes)) {
    const next = didYouMean(deletes, settings) ?? `Use one of ${settings.join(", ")}.`;
    add("hard_deletes", `has the hard_deletes '${deletes}', which does not exist`, next);
  }
  if (deletes !== undefined && config.get("invalidate_hard_deletes") !== undefined) {
    add("invalidate_hard_deletes", "has both hard_deletes and invalidate_hard_deletes", "Keep hard_deletes.");
  }
}

type Add = (key: string, what: string, next: string) => void;

function checkTimestamp(config: NodeConfig, add: Add): void {
  if (config.text("updated_at") === undefined) {
    add("updated_at", "has no updated_at", "Name the column that tells when a row changed last.");
  }
  if (config.list("check_cols").length > 0) {
    add(
      "check_cols",
      "has check_cols, which the strategy timestamp does not use",
      "Drop them, or use strategy: check.",
    );
  }
}

function checkCheck(config: NodeConfig, add: Add): void {
  const columns = config.get("check_cols");
  const isList = Array.isArray(columns) && columns.length > 0;
  if (isList || columns === "all") return;
  const what =
    columns === undefined || columns === null ? "has no check_cols" : `has the check_cols '${str(columns)}'`;
  add("check_cols", what, "Give a list of columns, or all.");
}
