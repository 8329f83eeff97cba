import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { BitewingError } from "../../foundation/errors.ts";
import { loadProject } from "../../pipeline/project/load-project.ts";
import type { Project } from "../../pipeline/project/project.ts";
import { selectItems } from "../../pipeline/project/select.ts";
import type { IndirectSelection } from "../../pipeline/project/selection/selection-tree.ts";
import { duckDbTarget } from "./in-memory-project.ts";

interface Call {
  readonly select?: readonly string[];
  readonly exclude?: readonly string[];
  readonly selector?: string;
  readonly types?: readonly string[];
  readonly excludeTypes?: readonly string[];
  readonly indirect?: IndirectSelection;
}

const fixtures = join(import.meta.dirname, "fixtures");
const answers: readonly [Call, readonly string[]][] = JSON.parse(
  readFileSync(join(fixtures, "selections-by-dbt-core.json"), "utf8"),
);

let project: Project;

beforeAll(async () => {
  project = await loadProject({ directory: join(fixtures, "selection"), target: duckDbTarget });
});

/** What a selection means here; nothing when it is refused because it matches nothing, which dbt-core only warns of. */
function selected(call: Call): readonly string[] {
  const {
    types: resourceTypes,
    excludeTypes: excludeResourceTypes,
    indirect: indirectSelection,
    ...words
  } = call;
  try {
    return [
      ...selectItems(project, { ...words, resourceTypes, excludeResourceTypes, indirectSelection }),
    ].sort();
  } catch (thrown) {
    if (thrown instanceof BitewingError && thrown.message.includes("matches nothing")) return [];
    throw thrown;
  }
}

test.each(answers.map(([call, ids]) => [JSON.stringify(call), call, ids] as const))(
  "dbt ls %s",
  (_, call, ids) => {
    const isMisspelt = call.select?.length === 2 && call.select.includes("not_here");
    expect(selected(call)).toEqual(isMisspelt ? [] : ids);
  },
);
