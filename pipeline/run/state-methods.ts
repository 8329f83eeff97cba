import type { Project } from "../project/project.ts";
import type { StateMethods } from "../project/select.ts";
import { artifactsFolder } from "./artifacts.ts";
import type { RunOptions } from "./invocation.ts";
import { manifestOf } from "./manifest.ts";
import {
  readStateManifest,
  readStateRunResults,
  readStateSources,
  type StateManifest,
} from "./previous-state.ts";
import { stateMatcher } from "./state-comparison.ts";

/** The selection methods that compare with the artifacts of an earlier run; undefined when none is named. */
export function stateMethods(project: Project, options: RunOptions): StateMethods | undefined {
  const { state: folder } = options;
  if (folder === undefined) return undefined;
  let now: StateManifest | undefined;
  const present = (): StateManifest => {
    now ??= currentManifest(project);
    return now;
  };
  return {
    state: (value) => {
      const isMatch = stateMatcher(present(), readStateManifest(folder), value);
      return ({ uniqueId }) => isMatch(uniqueId);
    },
    idsWithResult: (status) =>
      new Set(
        readStateRunResults(folder)
          .results.filter((result) => result.status === status)
          .map((result) => result.unique_id),
      ),
    fresherSources: () => fresherSources(folder, artifactsFolder(project.directory, options)),
  };
}

/** The manifest of a project as it stands, in the form it has when it is read back. */
export function currentManifest(project: Project): StateManifest {
  return JSON.parse(JSON.stringify(manifestOf(project, { compiled: new Map(), startedAt: new Date(0) })));
}

/** Sources whose newest row is newer than the state's, or that the state did not know. */
function fresherSources(before: string, now: string): ReadonlySet<string> {
  const loaded = (folder: string): Map<string, number> =>
    new Map(
      readStateSources(folder).results.flatMap(({ unique_id: id, max_loaded_at: at }) =>
        at === undefined || at === null ? [] : [[id, Date.parse(at)]],
      ),
    );
  const then = loaded(before);
  return new Set([...loaded(now)].filter(([id, at]) => at > (then.get(id) ?? -Infinity)).map(([id]) => id));
}
