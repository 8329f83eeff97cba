import type { MacroNode, Template } from "./jinja/ast.ts";

/** A macro of a package. */
export interface Macro {
  /** dbt's id, for example `macro.bitewing.cents_to_dollars`. */
  readonly uniqueId: string;
  readonly name: string;
  readonly packageName: string;
  readonly path: string;
  readonly node: MacroNode;
  readonly template: Template;
}

/** Macros by package and name. `dbt` is the package of the built-in ones. */
export class MacroLibrary {
  readonly projectName: string;
  private readonly packages = new Map<string, Map<string, Macro>>();
  private readonly searchOrders = new Map<string, readonly string[]>();

  constructor(projectName: string) {
    this.projectName = projectName;
  }

  /** Adds the macros of a file; answers those whose name was taken in the same package. */
  add(packageName: string, template: Template): Macro[] {
    const own = this.packages.get(packageName) ?? new Map<string, Macro>();
    this.packages.set(packageName, own);
    const macros = template.body.filter((statement) => statement.kind === "macro");
    return macros.flatMap((node) => {
      const taken = own.get(node.name);
      if (taken !== undefined) return [taken];
      own.set(node.name, {
        uniqueId: `macro.${packageName}.${node.name}`,
        name: node.name,
        packageName,
        path: template.file,
        node,
        template,
      });
      return [];
    });
  }

  /** A macro by bare name: of the package whose template asks, then of the project itself, else a built-in one. */
  find(name: string, from: string = this.projectName): Macro | undefined {
    return (
      this.inPackage(from, name) ?? this.inPackage(this.projectName, name) ?? this.inPackage("dbt", name)
    );
  }

  inPackage(packageName: string, name: string): Macro | undefined {
    return this.packages.get(packageName)?.get(name);
  }

  hasPackage(name: string): boolean {
    return this.packages.has(name);
  }

  /** Where `adapter.dispatch` looks for the macros of a package; `dispatch:` of the project file. */
  searchIn(namespace: string, packages: readonly string[]): void {
    this.searchOrders.set(namespace, packages);
  }

  /**
   * The implementation `adapter.dispatch` picks. Packages are searched in the order that the project gives for the
   * namespace, else the project itself and then the package; in each of them the engine's comes before the default.
   * Without a namespace a macro is looked for as any other.
   */
  dispatch(
    name: string,
    { namespace, from, adapter }: { namespace: string | undefined; from: string; adapter: string },
  ): Macro | undefined {
    const names = [`${adapter}__${name}`, `default__${name}`];
    if (namespace === undefined) return firstOf(names, (candidate) => this.find(candidate, from));
    const order = this.searchOrders.get(namespace) ?? [this.projectName, namespace, "dbt"];
    return firstOf(order, (owner) => firstOf(names, (candidate) => this.inPackage(owner, candidate)));
  }

  all(): Macro[] {
    return [...this.packages.values()].flatMap((macros) => Array.from(macros.values()));
  }

  /** Names that a template of the project can call without a namespace. */
  names(): string[] {
    return [...new Set(this.all().map((macro) => macro.name))];
  }
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
