import type { TableName } from "../../generator/opendental/schema/tables.ts";

/** What must hold in every OpenDental database, as a query for the rows that break it. */
export interface IntegrityRule {
  /** `group/what-must-hold`, for ever the same. */
  readonly id: string;
  readonly group: string;
  /** What must hold, in words. */
  readonly title: string;
  /** Where the rule comes from. */
  readonly source: string;
  /** The table whose rows are judged. While it is empty, the rule holds. */
  readonly of: TableName;
  /**
   * One column `k` with the keys of the rows that break the rule. It runs on DuckDB, MySQL from 5.6 and MariaDB, where
   * names may be in double quotes. `{asOf}` stands for the practice's today, `{asOf-30}` for thirty days before.
   */
  readonly sql: string;
}

/** A rule as its group states it: the key is the part of its id after the group's name. */
export interface StatedRule {
  readonly title: string;
  readonly of: TableName;
  readonly sql: string;
  /** When it is not the group's. */
  readonly source?: string;
}

/** The rules of one part of the practice, which have one source unless they say otherwise. */
export function ruleGroup(
  group: string,
  source: string,
  rules: Readonly<Record<string, StatedRule>>,
): readonly IntegrityRule[] {
  return Object.entries(rules).map(([name, rule]) => ({
    id: `${group}/${name}`,
    group,
    title: rule.title,
    source: rule.source ?? source,
    of: rule.of,
    sql: rule.sql,
  }));
}
