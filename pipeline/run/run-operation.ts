import { BitewingError } from "../../foundation/errors.ts";
import { didYouMean } from "../../foundation/nearest.ts";
import { fromPlain, JinjaFunction, type Value } from "../project/jinja/values.ts";
import { type RunOptions, withInvocation } from "./invocation.ts";
import type { Session } from "./warehouse.ts";

export interface OperationOptions extends RunOptions {
  /** A macro's name, or `package.name`. */
  readonly macro: string;
  /** Its arguments by name. */
  readonly arguments?: Readonly<Record<string, unknown>>;
}

/**
 * Calls a macro, whose statements run one by one, each for itself.
 *
 * @throws {BitewingError} of kind `usage` when there is no such macro, of kind `found` when it fails.
 */
export async function runOperation(options: OperationOptions): Promise<void> {
  const { macro: written, arguments: given = {} } = options;
  await withInvocation(options, async ({ project, compiler, sessions }) => {
    const session = sessions[0] as Session; // there is at least one thread
    const { macros } = project;
    const [packageName, name] = written.includes(".") ? splitName(written) : [undefined, written];
    const macro = packageName === undefined ? macros.find(name) : macros.inPackage(packageName, name);
    if (macro === undefined) throw noMacro(written, macros.names());
    const keywords = new Map(
      Object.entries(given).map(([key, value]): [string, Value] => [key, fromPlain(value)]),
    );
    const operation = {
      subject: `The macro '${written}' fails`,
      packageName: project.name,
      query: (sql: string) => session.query(sql),
    };
    await compiler.renderOperation(operation, (scope) => {
      const found = scope.get(packageName ?? name);
      const callee = packageName === undefined ? found : memberOf(found, name);
      if (callee instanceof JinjaFunction) callee.call([], keywords);
    });
  });
}

function memberOf(namespace: Value | undefined, name: string): Value | undefined {
  return typeof namespace === "object" && namespace !== null && "attribute" in namespace
    ? namespace.attribute(name)
    : undefined;
}

function splitName(written: string): [string, string] {
  const dot = written.indexOf(".");
  return [written.slice(0, dot), written.slice(dot + 1)];
}

function noMacro(name: string, known: readonly string[]): BitewingError {
  const next = didYouMean(name, known) ?? "Write it below the project's macros.";
  return new BitewingError({ kind: "usage", what: `There is no macro named '${name}'.`, next });
}
