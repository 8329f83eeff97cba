import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { BitewingError, messageOf } from "../../foundation/errors.ts";

const multiline = z.union([z.string(), z.array(z.string())]).transform(joined);
const record = z.record(z.string(), z.unknown());

const stream = z.object({
  output_type: z.literal("stream"),
  name: z.enum(["stdout", "stderr"]),
  text: multiline,
});
const displayData = z.object({
  output_type: z.enum(["display_data", "execute_result"]),
  data: z.record(z.string(), z.unknown()).transform(joinTexts),
  metadata: record.default({}),
});
const failure = z.object({
  output_type: z.literal("error"),
  ename: z.string(),
  evalue: z.string(),
  traceback: z.array(z.string()),
});
const output = z.discriminatedUnion("output_type", [stream, displayData, failure]);

const cell = z.object({
  cell_type: z.enum(["code", "markdown", "raw"]),
  id: z.string().optional(),
  metadata: record.default({}),
  source: multiline,
  execution_count: z.number().nullable().optional(),
  outputs: z.array(output).default([]),
});

const notebook = z.object({
  nbformat: z.literal(4),
  nbformat_minor: z.number(),
  metadata: record.default({}),
  // Jupyter gives random ids to cells whose ids are not their own.
  cells: z.array(cell).refine(haveOwnIds, "two cells have the same id"),
});

/** What a cell left behind, as nbformat has it, with texts joined. */
export type CellOutput = z.output<typeof output>;
export type ErrorOutput = z.output<typeof failure>;
export type NotebookCell = z.output<typeof cell>;
export type Notebook = z.output<typeof notebook>;

/**
 * Reads a notebook of format 4.
 *
 * @throws {BitewingError} of kind `usage` when the file cannot be read or is no such notebook.
 */
export function readNotebook(path: string): Notebook {
  try {
    return notebook.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch (thrown) {
    const reason = thrown instanceof z.ZodError ? z.prettifyError(thrown) : messageOf(thrown);
    throw new BitewingError(
      { kind: "usage", what: `This is not a notebook: ${reason}`, where: path },
      { cause: thrown },
    );
  }
}

/**
 * A notebook as the bytes of nbformat 4.5, the way Jupyter writes them: keys in order, one space of indentation, texts
 * as lists of lines. It holds no time, no version and no random id, so the same outputs give the same bytes.
 */
export function formatNotebook(notebook: Notebook): string {
  const file = {
    cells: notebook.cells.map(formatCell),
    metadata: {
      kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
      language_info: {
        codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
        file_extension: ".ts",
        mimetype: "text/typescript",
        name: "typescript",
      },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

/** Writes a notebook beside its place and moves it there, so that a reader never sees half of it. */
export function writeNotebook(path: string, notebook: Notebook): void {
  const temporary = `${path}.writing`;
  writeFileSync(temporary, formatNotebook(notebook));
  renameSync(temporary, path);
}

function formatCell(cell: NotebookCell, index: number): Record<string, unknown> {
  const { execution: _times, ...metadata } = cell.metadata;
  const common = { id: cell.id ?? `cell-${index + 1}`, metadata, source: lines(cell.source) };
  if (cell.cell_type !== "code") return { cell_type: cell.cell_type, ...common };
  return {
    cell_type: cell.cell_type,
    execution_count: cell.execution_count ?? null,
    id: common.id,
    metadata,
    outputs: cell.outputs.map(formatOutput),
    source: common.source,
  };
}

function formatOutput(output: CellOutput): Record<string, unknown> {
  switch (output.output_type) {
    case "stream":
      return { name: output.name, output_type: "stream", text: lines(output.text) };
    case "error": {
      const { ename, evalue, traceback } = output;
      return { ename, evalue, output_type: "error", traceback };
    }
    default:
      return { data: splitTexts(output.data), metadata: output.metadata, output_type: output.output_type };
  }
}

function joined(text: string | string[]): string {
  return typeof text === "string" ? text : text.join("");
}

function joinTexts(data: Record<string, unknown>): Record<string, unknown> {
  return mapValues(data, (value) => {
    const isLines = Array.isArray(value) && value.every((line) => typeof line === "string");
    return isLines ? value.join("") : value;
  });
}

function splitTexts(data: Record<string, unknown>): Record<string, unknown> {
  return mapValues(data, (value) => (typeof value === "string" ? lines(value) : value));
}

function mapValues(
  values: Record<string, unknown>,
  change: (value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

/** Lines that keep their line ends; no lines for an empty text. */
function lines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function haveOwnIds(cells: readonly z.infer<typeof cell>[]): boolean {
  const ids = cells.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return new Set(ids).size === ids.length;
}
