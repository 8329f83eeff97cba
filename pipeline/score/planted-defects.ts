import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { BitewingError, messageOf } from "../../foundation/errors.ts";

const rowSchema = z.object({ table: z.string(), key: z.number() });

const editSchema = rowSchema.extend({
  key_column: z.string(),
  action: z.enum(["changed", "added", "removed"]),
  column: z.string(),
  before: z.string(),
  after: z.string(),
});

const defectSchema = z.object({
  id: z.string(),
  kind: z.string(),
  edits: z.array(editSchema).min(1),
  counterparts: z.array(rowSchema),
  implicates: z.array(rowSchema),
});

const fileSchema = z.object({ format_version: z.literal(1), defects: z.array(defectSchema) });

/** A row of the source by table and key. */
export type SourceRow = z.infer<typeof rowSchema>;

/** A defect as `defects.json` of a truth folder tells it. */
export type PlantedDefect = z.infer<typeof defectSchema>;

const fileName = "defects.json";

/**
 * Reads what was planted; nothing for a clean practice, whose truth folder has an answer key alone.
 *
 * @throws {BitewingError} of kind `usage` when the folder is no truth folder, or its file is malformed.
 */
export async function readPlantedDefects(directory: string): Promise<readonly PlantedDefect[]> {
  const path = join(directory, fileName);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) {
    await demandAnswerKey(directory);
    return [];
  }
  try {
    return fileSchema.parse(JSON.parse(text)).defects;
  } catch (cause) {
    const failure = {
      kind: "usage",
      what: `The file of planted defects is malformed: ${messageOf(cause)}`,
      where: path,
      next: "Generate the practice again with --truth DIR.",
    } as const;
    throw new BitewingError(failure, { cause });
  }
}

async function demandAnswerKey(directory: string): Promise<void> {
  try {
    await readFile(join(directory, "answer_key.json"));
  } catch (cause) {
    const failure = {
      kind: "usage",
      what: `The folder has neither ${fileName} nor an answer key.`,
      where: directory,
      next: "Generate the practice with --truth DIR and name the same folder here.",
    } as const;
    throw new BitewingError(failure, { cause });
  }
}
