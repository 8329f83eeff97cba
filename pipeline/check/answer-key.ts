import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { BitewingError, messageOf } from "../../foundation/errors.ts";

const kpiSchema = z.object({
  name: z.string(),
  grain: z.enum(["provider_month", "practice_month"]),
  unit: z.enum(["dollars", "count", "ratio"]),
  definition: z.string(),
});

const headSchema = z.object({ as_of: z.string(), kpis: z.array(kpiSchema).min(1) });

/** One KPI of the answer key: its name, grain, unit and definition in words. */
export type Kpi = z.infer<typeof kpiSchema>;

/** The true figures of a practice, as the generator wrote them: `answer_key.json` and `answers.csv` of a truth folder. */
export interface AnswerKey {
  readonly asOf: string;
  readonly kpis: readonly Kpi[];
  /** KPI name → cell key (see {@link cellKey}) → the value as a decimal string, empty for a ratio without a base. */
  readonly answers: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Names a cell of a KPI: its month (`YYYY-MM-DD`, the first) and, by provider, the provider's key. */
export function cellKey(month: string, providerId: string): string {
  return providerId === "" ? month : `${month}${ofProvider}${providerId}`;
}

const ofProvider = " provider ";

/** What a cell's key names; the provider is undefined in a cell of the whole practice. */
export function cellParts(cell: string): { readonly month: string; readonly providerId: string | undefined } {
  const [month = "", providerId] = cell.split(ofProvider);
  return { month, providerId };
}

/**
 * Reads a truth folder.
 *
 * @throws {BitewingError} of kind `usage` when the folder or a part of it is missing or malformed.
 */
export async function readAnswerKey(directory: string): Promise<AnswerKey> {
  const head = parseHead(await readPart(directory, "answer_key.json"), directory);
  const answers = new Map<string, Map<string, string>>(head.kpis.map((kpi) => [kpi.name, new Map()]));
  for (const row of parseRows(await readPart(directory, "answers.csv"), directory)) {
    const cells = answers.get(row.kpi);
    if (cells === undefined) throw malformed(directory, "answers.csv", `it has the unknown KPI '${row.kpi}'`);
    cells.set(cellKey(row.month, row.provider_id), row.value);
  }
  return { asOf: head.as_of, kpis: head.kpis, answers };
}

async function readPart(directory: string, name: string): Promise<string> {
  try {
    return await readFile(join(directory, name), "utf8");
  } catch (cause) {
    const failure = {
      kind: "usage",
      what: `The truth folder has no readable ${name}.`,
      where: join(directory, name),
      next: "Generate the practice with --truth DIR and name the same folder here.",
    } as const;
    throw new BitewingError(failure, { cause });
  }
}

function parseHead(text: string, directory: string): z.infer<typeof headSchema> {
  try {
    return headSchema.parse(JSON.parse(text));
  } catch (thrown) {
    throw malformed(directory, "answer_key.json", messageOf(thrown));
  }
}

const rowSchema = z.object({
  kpi: z.string(),
  month: z.string(),
  provider_id: z.string(),
  value: z.string(),
});

function parseRows(text: string, directory: string): readonly z.infer<typeof rowSchema>[] {
  try {
    return z.array(rowSchema).parse(parse(text, { columns: true }));
  } catch (thrown) {
    throw malformed(directory, "answers.csv", messageOf(thrown));
  }
}

function malformed(directory: string, name: string, why: string): BitewingError {
  return new BitewingError({
    kind: "usage",
    what: `The answer key cannot be read: ${why}.`,
    where: join(directory, name),
    next: "Generate the practice again with --truth DIR.",
  });
}
