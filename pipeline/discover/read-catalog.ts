import { readFile } from "node:fs/promises";
import { z } from "zod";
import { BitewingError, messageOf } from "../../foundation/errors.ts";
import { type Catalog, catalogVersion } from "./catalog.ts";

const text = z.string();
const texts = z.array(text);
const whole = z.number();
const simpleKinds = [
  "smallint",
  "integer",
  "bigint",
  "real",
  "double",
  "boolean",
  "date",
  "timestamp",
  "text",
  "blob",
] as const;

const columnType = z.union([
  z.object({ kind: z.enum(simpleKinds) }),
  z.object({ kind: z.literal("time"), decimals: whole }),
  z.object({ kind: z.literal("numeric"), precision: whole, scale: whole }),
]);

const column = z.object({
  name: text,
  declaredType: text,
  type: columnType.nullable(),
  nullable: z.boolean(),
  default: text.nullable(),
  autoIncrement: z.boolean(),
  onUpdateNow: z.boolean(),
  comment: text,
  collation: text.nullable(),
  flag: z
    .object({ verdict: z.enum(["flag", "code", "undecided"]), looked: whole, values: texts, reason: text })
    .nullable(),
  emptyDates: z.array(z.object({ date: text, seen: whole, looked: whole, isDefault: z.boolean() })),
});

const relation = z.object({
  column: text,
  toTable: text,
  toColumn: text,
  basis: z.enum(["declared", "name", "values"]),
  check: z.object({ looked: whole, matched: whole }).nullable(),
  verdict: z.enum(["declared", "verified", "unchecked", "doubtful", "refuted"]),
});

const table = z.object({
  name: text,
  rowEstimate: whole,
  sizeBytes: whole.nullable(),
  columns: z.array(column),
  primaryKey: texts,
  indexes: z.array(z.object({ name: text, unique: z.boolean(), columns: texts })),
  comment: text.exactOptional(),
  sampledRows: whole,
  editStamps: texts,
  relations: z.array(relation),
  syncPlan: z.object({
    kind: z.enum(["append-by-key", "by-edit-stamp", "chunk-checksums", "full"]),
    columns: texts,
    reason: text,
  }),
});

const catalog: z.ZodType<Catalog> = z.object({
  version: z.literal(catalogVersion),
  source: text,
  server: text,
  tables: z.array(table),
  domains: z.array(z.object({ name: text, tables: texts })),
});

/**
 * Reads a catalog that `discover` wrote.
 *
 * @throws {BitewingError} of kind `usage` when the file cannot be read, is no catalog, or one of another version
 */
export async function readCatalog(path: string): Promise<Catalog> {
  const parsed = parseJson(await readText(path), path);
  const result = catalog.safeParse(parsed);
  if (result.success) return result.data;
  const version = z.object({ version: whole, tables: z.array(z.unknown()) }).safeParse(parsed);
  if (version.success && version.data.version !== catalogVersion) {
    throw refusal(
      `This catalog is of version ${version.data.version}, and version ${catalogVersion} is needed to compare with.`,
      path,
    );
  }
  const [issue] = result.error.issues;
  const at = issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.map(String).join(".")})`;
  throw refusal(`This file is no catalog of 'bitewing discover'${at}.`, path);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw refusal(`The catalog cannot be read: ${messageOf(error)}.`, path);
  }
}

function parseJson(content: string, path: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw refusal("This file is no catalog: it is not JSON.", path);
  }
}

function refusal(what: string, where: string): BitewingError {
  const next = "Name another file or folder, or move this one away and discover anew.";
  return new BitewingError({ kind: "usage", what, where, next });
}
