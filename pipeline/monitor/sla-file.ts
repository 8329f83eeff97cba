import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BitewingErrors, type Failure, messageOf } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { Problems } from "../project/problems.ts";
import { readYaml, type YamlFile } from "../project/read-yaml.ts";
import { durationForm, parseDuration } from "./duration.ts";
import { defaultSlas, type Slas, type TableLimits } from "./slas.ts";

/** The file that is read when none is named. */
export const slaFileName = "bitewing-slas.yml";

/**
 * The SLAs of a file; of `bitewing-slas.yml` in a folder when none is named; the defaults when there is no such file.
 *
 * @throws {BitewingErrors} of kind `usage` when the file cannot be read or says what it may not
 */
export async function findSlas(file: string | undefined, folder: string): Promise<Slas> {
  if (file !== undefined) return readSlaFile(file);
  const usual = join(folder, slaFileName);
  return existsSync(usual) ? readSlaFile(usual) : defaultSlas;
}

async function readSlaFile(path: string): Promise<Slas> {
  try {
    return parseSlas(path, await readFile(path, "utf8"));
  } catch (error) {
    if (error instanceof BitewingErrors) throw error;
    const what = `The SLA file cannot be read: ${messageOf(error)}`;
    throw unusable(path, [{ kind: "usage", what, where: path }]);
  }
}

/**
 * Parses the text of an SLA file; docs/scheduling.md describes it.
 *
 * @param path as shown in messages
 * @throws {BitewingErrors} of kind `usage` with everything that is wrong, each with its line
 */
export function parseSlas(path: string, text: string): Slas {
  const problems = new Problems();
  const file = readYaml(path, text, problems);
  const result = slaFile.safeParse(file.value ?? {});
  if (!result.success && problems.failures.length === 0) addIssues(result.error, file, problems);
  if (!result.success || problems.failures.length > 0) throw unusable(path, problems.failures);
  return slasOf(result.data, file);
}

const duration = z
  .string({ error: `It takes ${durationForm}` })
  .transform((text, context) => parsed(parseDuration(text), context, `It takes ${durationForm}`));

const percentForm = "It takes a percentage such as 10% or 2.5%";
const percent = z
  .string({ error: percentForm })
  .transform((text, context) => parsed(parsePercent(text), context, percentForm));

const wholeForm = "It takes a whole number from 0 on";
const whole = z.number({ error: wholeForm }).int({ error: wholeForm }).min(0, { error: wholeForm });

function limitsIn<S extends z.ZodType<number>>(limit: S) {
  return z.strictObject({ default: limit.optional(), tables: z.record(z.string(), limit).optional() });
}

const slaFile = z.strictObject({
  freshness: limitsIn(duration).optional(),
  duration: z.strictObject({ at_most: duration }).optional(),
  failures: z.strictObject({ at_most: whole }).optional(),
  conversions: z.strictObject({ new_at_most: whole }).optional(),
  rows: z
    .strictObject({ at_least: limitsIn(whole).optional(), drop_at_most: limitsIn(percent).optional() })
    .optional(),
});
type SlaFile = z.output<typeof slaFile>;

function parsed(value: number | undefined, context: z.RefinementCtx, message: string): number {
  if (value !== undefined) return value;
  context.addIssue({ code: "custom", message });
  return z.NEVER;
}

function parsePercent(text: string): number | undefined {
  const [, digits] = /^(\d{1,3}(?:\.\d+)?) ?%$/.exec(text.trim()) ?? [];
  return digits === undefined || Number(digits) > 100 ? undefined : Number(digits);
}

function slasOf(content: SlaFile, file: YamlFile): Slas {
  const { freshness, duration, failures, conversions, rows } = content;
  return {
    file: file.path,
    freshness: { ...defaultSlas.freshness, ...limitsOf(freshness, ["freshness"], file) },
    ...(duration === undefined ? {} : { duration: duration.at_most }),
    ...(failures === undefined ? {} : { failures: failures.at_most }),
    ...(conversions === undefined ? {} : { conversions: conversions.new_at_most }),
    leastRows: limitsOf(rows?.at_least, ["rows", "at_least"], file),
    rowDrop: limitsOf(rows?.drop_at_most, ["rows", "drop_at_most"], file),
  };
}

function limitsOf(limits: SlaFile["freshness"], path: readonly string[], file: YamlFile): TableLimits {
  const tables = Object.entries(limits?.tables ?? {}).map(([name, limit]) => ({
    name: name.toLowerCase(),
    limit,
    where: `${file.path}:${file.lineOf([...path, "tables", name])}`,
  }));
  return limits?.default === undefined ? { tables } : { default: limits.default, tables };
}

function addIssues(error: z.ZodError, file: YamlFile, problems: Problems): void {
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) addUnknownKey(key, issue.path, file, problems);
      continue;
    }
    const at = issue.path.length === 0 ? "" : `${issue.path.map(String).join(".")}: `;
    problems.add(`${at}${issue.message}.`, `${file.path}:${file.lineOf(issue.path)}`);
  }
}

function addUnknownKey(key: string, path: readonly PropertyKey[], file: YamlFile, problems: Problems): void {
  const known = keysAt(path);
  const next = didYouMean(key, known) ?? `The keys here are ${known.join(", ")}.`;
  problems.add(
    `There is no SLA '${[...path, key].join(".")}'.`,
    `${file.path}:${file.lineOf([...path, key])}`,
    next,
  );
}

const keysByPath: Readonly<Record<string, readonly string[]>> = {
  "": Object.keys(slaFile.shape),
  duration: ["at_most"],
  failures: ["at_most"],
  conversions: ["new_at_most"],
  rows: ["at_least", "drop_at_most"],
};

function keysAt(path: readonly PropertyKey[]): readonly string[] {
  return keysByPath[path.join(".")] ?? ["default", "tables"];
}

function unusable(path: string, failures: readonly Failure[]): BitewingErrors {
  return new BitewingErrors(
    {
      kind: "usage",
      what: "The SLA file cannot be used.",
      where: path,
      next: "docs/scheduling.md describes what it may say.",
    },
    failures.map((failure): Failure => ({ ...failure, kind: "usage" })),
  );
}
