import { dirname } from "node:path";
import { parseTemplate } from "./jinja/parse-template.ts";
import { parseNode, placesIn, runTemplate } from "./parse-node.ts";
import { type ProjectFileText, readFiles } from "./project-files.ts";
import type { SnapshotProperties } from "./properties.ts";
import { addNode, nameNode, type Start, startNamed } from "./read-nodes.ts";
import { foldersOf } from "./read-sources.ts";
import type { PropertiesFile, Reading } from "./reading.ts";
import { Relation } from "./relation.ts";
import { checkSnapshotConfig } from "./snapshot-config.ts";

interface Written {
  readonly name: string;
  /** Relative to the package's folder. */
  readonly path: string;
  readonly fqn: readonly string[];
  readonly rawCode: string;
  /** How many lines of the file come before the code. */
  readonly linesBefore: number;
}

/** Reads the snapshots: `{% snapshot %}` blocks in the snapshot-paths, and those that YAML makes of a relation. */
export function readSnapshots(reading: Reading): void {
  const { file, problems } = reading;
  for (const text of readFiles(reading, file["snapshot-paths"], [".sql"], problems)) {
    for (const block of blocksOf(reading, text)) addSnapshot(reading, block);
  }
  for (const properties of reading.properties) {
    properties.properties.snapshots.forEach((snapshot, i) => {
      const written = writtenInYaml(reading, properties, snapshot, i);
      if (written !== undefined) addSnapshot(reading, written);
    });
  }
}

const block = /\{%-?\s*snapshot\s+(\w+)\s*-?%\}([\s\S]*?)\{%-?\s*endsnapshot\s*-?%\}/g;

function blocksOf(reading: Reading, { path, text }: ProjectFileText): Written[] {
  const blocks = [...text.matchAll(block)];
  if (blocks.length === 0) {
    const next =
      "Write {% snapshot name %} … {% endsnapshot %}, or describe it under snapshots in a properties file.";
    reading.problems.add("The file has no snapshot block.", reading.shownFolder + path, next);
  }
  const folders = foldersOf(reading, path.replace(/\.sql$/, ""));
  return blocks.map((match) => {
    const [whole, name = "", body = ""] = match;
    const start = match.index + whole.indexOf(body, whole.indexOf("%}"));
    return {
      name,
      path,
      fqn: [reading.context.projectName, ...folders, name],
      rawCode: body,
      linesBefore: text.slice(0, start).split("\n").length - 1,
    };
  });
}

const relationCall = /^\s*(?:ref|source)\s*\(.+\)\s*$/s;

function writtenInYaml(
  reading: Reading,
  file: PropertiesFile,
  { name, relation }: SnapshotProperties,
  i: number,
): Written | undefined {
  if (relation === undefined) return undefined;
  if (!relationCall.test(relation)) {
    const where = `${file.yaml.path}:${file.yaml.lineOf(["snapshots", i, "relation"])}`;
    const next = "Write relation: ref('name') or relation: source('name', 'table').";
    reading.problems.add(
      `The snapshot '${name}' has the relation '${relation}', which is no reference.`,
      where,
      next,
    );
    return undefined;
  }
  return {
    name,
    path: `${dirname(file.path)}/${name}.sql`,
    fqn: [reading.context.projectName, ...foldersOf(reading, file.folder), name],
    rawCode: `select * from {{ ${relation} }}`,
    linesBefore: 0,
  };
}

function addSnapshot(reading: Reading, written: Written): void {
  const start = startNamed(reading, { ...written, kind: "snapshot" });
  const subject = `The snapshot '${start.name}'`;
  // The lines before the block keep the parser's line numbers those of the file.
  const template = reading.problems.during(`${subject} cannot be parsed`, () =>
    parseTemplate("\n".repeat(written.linesBefore) + written.rawCode, reading.shownFolder + written.path),
  );
  if (template === undefined) return;
  const parsed = parseNode(reading, {
    subject,
    config: start.config,
    relation: new Relation({ database: "", schema: "", identifier: start.name }),
    model: start.model,
    configure: (values) => values.forEach((value, name) => start.config.set(name, value)),
    run: runTemplate(template, start.config),
  });
  if (parsed === undefined) return;
  const named = nameNode(reading, start, "snapshot");
  if (named === undefined) return;
  checkSnapshotConfig(reading, start, template);
  addNode(reading, {
    ...start.base,
    ...parsed,
    resourceType: "snapshot",
    relation: inTargetSchema(start, named.relation),
    rawCode: written.rawCode,
    template,
    placeOf: placesIn(template),
  });
}

/** `target_schema` and `target_database`, dbt's old way, are taken as they are. */
function inTargetSchema({ config }: Start, relation: Relation): Relation {
  return relation.with({
    schema: config.text("target_schema") ?? relation.schema,
    database: config.text("target_database") ?? relation.database,
  });
}
