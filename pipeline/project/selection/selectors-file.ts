import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { BitewingError } from "../../../foundation/errors.ts";
import { isPlainObject } from "../node-config.ts";
import type { Problems } from "../problems.ts";
import { checkYaml, readYaml, type YamlFile } from "../read-yaml.ts";
import {
  type Criterion,
  checked,
  defaultMethod,
  depth,
  type IndirectSelection,
  indirectSelections,
  parseCriterion,
  type SelectionTree,
} from "./selection-tree.ts";

/** A selector of selectors.yml. */
export interface NamedSelector {
  readonly name: string;
  readonly description: string;
  /** As written. */
  readonly definition: unknown;
  readonly isDefault: boolean;
  /** Its meaning, with the mode of the tests that it does not give itself. */
  readonly tree: (indirect: IndirectSelection) => SelectionTree;
}

const fileSchema = z.object({
  selectors: z.array(
    z.strictObject({
      name: z.string(),
      description: z.string().default(""),
      definition: z.unknown().optional(),
      default: z.union([z.boolean(), z.string()]).default(false),
    }),
  ),
});

const fileName = "selectors.yml";

/** Reads selectors.yml; what is wrong with it goes to the problems. No file is no selectors. */
export function readSelectors(directory: string, problems: Problems): ReadonlyMap<string, NamedSelector> {
  const path = join(directory, fileName);
  const selectors = new Map<string, NamedSelector>();
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return selectors;
  const yaml = readYaml(fileName, readFileSync(path, "utf8"), problems);
  for (const [i, entry] of (checkYaml(yaml, fileSchema, problems)?.selectors ?? []).entries()) {
    const { name, description, definition } = entry;
    const place = (...keys: PropertyKey[]): string => `${fileName}:${yaml.lineOf(["selectors", i, ...keys])}`;
    if (selectors.has(name))
      problems.add(`Two selectors are named '${name}'.`, place("name"), "Rename one of them.");
    const known = new Map(selectors);
    const reader = (indirect: IndirectSelection): DefinitionReader =>
      new DefinitionReader(known, indirect, yaml);
    const path = ["selectors", i, "definition"];
    try {
      reader("eager").read(definition, path, true);
    } catch (thrown) {
      if (!(thrown instanceof BitewingError)) throw thrown;
      const { what, where, next } = thrown.failure;
      problems.add(`The selector '${name}': ${what}`, where ?? place("definition"), next);
      continue;
    }
    const isDefault = entry.default === true;
    selectors.set(name, {
      name,
      description,
      definition,
      isDefault,
      tree: (indirect) => reader(indirect).read(definition, path, true),
    });
  }
  const defaults = [...selectors.values()].filter(({ isDefault }) => isDefault);
  if (defaults.length > 1) {
    const names = defaults.map(({ name }) => `'${name}'`).join(" and ");
    problems.add(
      `Only one selector can be the default, and ${names} both are.`,
      fileName,
      "Drop one default.",
    );
  }
  return selectors;
}

type Path = readonly PropertyKey[];

/** Turns the definition of a selector into the tree it means. */
class DefinitionReader {
  private readonly known: ReadonlyMap<string, NamedSelector>;
  private readonly indirect: IndirectSelection;
  private readonly yaml: YamlFile;

  constructor(known: ReadonlyMap<string, NamedSelector>, indirect: IndirectSelection, yaml: YamlFile) {
    this.known = known;
    this.indirect = indirect;
    this.yaml = yaml;
  }

  read(definition: unknown, path: Path, isRoot = false): SelectionTree {
    if (typeof definition === "string") return parseCriterion(definition, this.indirect, false);
    if (!isPlainObject(definition)) {
      throw this.fault("A definition is a text, or a union, intersection or method.", path);
    }
    const operator = (["union", "intersection"] as const).find((key) => key in definition);
    if (operator === undefined) return this.dictionary(definition, path);
    const others = Object.keys(definition).filter((key) => key !== operator);
    if (isRoot && others.length > 0) {
      throw this.fault(`Beside '${operator}' there cannot be '${others.join("', '")}'.`, [
        ...path,
        others[0] ?? "",
      ]);
    }
    return this.combined(operator, definition[operator], [...path, operator]);
  }

  private combined(kind: "union" | "intersection", list: unknown, path: Path): SelectionTree {
    if (!Array.isArray(list)) throw this.fault(`'${kind}' needs a list.`, path);
    const parts: SelectionTree[] = [];
    const excluded: SelectionTree[] = [];
    list.forEach((part: unknown, i) => {
      if (!isPlainObject(part) || !("exclude" in part)) parts.push(this.read(part, [...path, i]));
      else if ("method" in part) parts.push(this.dictionary(part, [...path, i]));
      else if (excluded.length > 0) throw this.fault(`'${kind}' can have one 'exclude' only.`, [...path, i]);
      else excluded.push(...this.exclusions(part["exclude"], [...path, i, "exclude"]));
    });
    const whole: SelectionTree = { kind, parts, indirect: "eager" };
    return without(whole, excluded);
  }

  private exclusions(list: unknown, path: Path): SelectionTree[] {
    if (!Array.isArray(list)) throw this.fault("'exclude' needs a list.", path);
    const parts = list.map((part, i) => this.read(part, [...path, i]));
    return parts.length === 0 ? [] : [{ kind: "union", parts, indirect: "eager" }];
  }

  private dictionary(definition: Record<string, unknown>, path: Path): SelectionTree {
    const [key = ""] = Object.keys(definition);
    if (Object.keys(definition).length === 1 && key !== "method") {
      return this.criterion({ method: key, value: definition[key] }, path);
    }
    if (definition["method"] === "selector") return this.inherited(definition, path);
    if (!("method" in definition && "value" in definition)) {
      throw this.fault("A definition needs one key, or both 'method' and 'value'.", path);
    }
    const excluded =
      "exclude" in definition ? this.exclusions(definition["exclude"], [...path, "exclude"]) : [];
    return without(this.criterion(definition, path), excluded);
  }

  private inherited({ value }: Record<string, unknown>, path: Path): SelectionTree {
    const found = this.known.get(String(value));
    if (found !== undefined) return found.tree(this.indirect);
    throw this.fault(
      `There is no selector '${String(value)}' above this one.`,
      [...path, "value"],
      "Define it above, or correct the name.",
    );
  }

  private criterion(definition: Record<string, unknown>, path: Path): Criterion {
    const { method: written, value, indirect_selection: indirect = this.indirect } = definition;
    const text = String(value);
    const [method = "", ...methodPath] = (typeof written === "string" ? written : defaultMethod(text)).split(
      ".",
    );
    if (!isIndirectSelection(indirect)) {
      const what = `'${String(indirect)}' is not one of ${indirectSelections.join(", ")}.`;
      throw this.fault(what, [...path, "indirect_selection"]);
    }
    const levels = (name: "parents" | "children"): number => {
      const count = definition[`${name}_depth`];
      return depth(definition[name] === true, typeof count === "number" ? count : undefined);
    };
    return checked({
      kind: "criterion",
      text: `${String(written)}:${text}`,
      method,
      methodPath,
      value: text,
      parents: levels("parents"),
      children: levels("children"),
      isAt: definition["childrens_parents"] === true,
      indirect,
      mustMatch: false,
    });
  }

  private fault(
    what: string,
    path: Path,
    next = "Write a definition such as 'tag:nightly', or {method: tag, value: nightly}.",
  ): BitewingError {
    return new BitewingError({ kind: "found", what, where: `${fileName}:${this.yaml.lineOf(path)}`, next });
  }
}

function isIndirectSelection(value: unknown): value is IndirectSelection {
  return indirectSelections.some((known) => known === value);
}

function without(tree: SelectionTree, excluded: readonly SelectionTree[]): SelectionTree {
  return excluded.length === 0 ? tree : { kind: "difference", parts: [tree, ...excluded], indirect: "eager" };
}
