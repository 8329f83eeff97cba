import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { formatDay } from "../../foundation/calendar.ts";
import { writeWhole } from "../../foundation/write-whole.ts";
import type { Answer, AnswerKey } from "./answer-key.ts";
import type { VariantAnswer } from "./variants/variant-answers.ts";

/** Raised when the files' shape changes in a way that readers must know. */
const formatVersion = 2;

/**
 * Writes an answer key as files of a folder, which is made when it is missing: `answer_key.json` with what the practice is
 * and what each KPI and each variant means, `answers.csv` with the figures, `variants.csv` with what the variants give.
 * Each is complete whenever it can be seen.
 */
export async function writeAnswerKey(key: AnswerKey, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  await writeWhole(join(directory, "answers.csv"), answersCsv(key.answers));
  await writeWhole(join(directory, "variants.csv"), variantsCsv(key.variantAnswers));
  await writeWhole(join(directory, "answer_key.json"), `${JSON.stringify(head(key), undefined, 2)}\n`);
}

function head({ settings, kpis, variants }: AnswerKey) {
  const { seed, asOf, patients, years } = settings;
  return { format_version: formatVersion, seed, as_of: formatDay(asOf), patients, years, kpis, variants };
}

function answersCsv(answers: readonly Answer[]): string {
  const rows = answers.map(({ kpi, month, providerId, value }) => [kpi, formatDay(month), providerId, value]);
  return stringify(rows, { header: true, columns: ["kpi", "month", "provider_id", "value"] });
}

function variantsCsv(answers: readonly VariantAnswer[]): string {
  const rows = answers.map(({ variant, month, value }) => [variant, formatDay(month), value]);
  return stringify(rows, { header: true, columns: ["variant", "month", "value"] });
}
