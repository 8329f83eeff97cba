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

  /** A macro by bare name: of the project itself, else a built-in one. */
  find(name: string): Macro | undefined {
    return this.inPackage(this.projectName, name) ?? this.inPackage("dbt", name);
  }

  inPackage(packageName: string, name: string): Macro | undefined {
    return this.packages.get(packageName)?.get(name);
  }

  hasPackage(name: string): boolean {
    return this.packages.has(name);
  }

  /** The implementation `adapter.dispatch` picks: the engine's before the default, the project's before the package's. */
  dispatch(name: string, namespace: string | undefined, adapter: string): Macro | undefined {
    for (const packageName of new Set([this.projectName, namespace ?? "dbt", "dbt"])) {
      const found =
        this.inPackage(packageName, `${adapter}__${name}`) ?? this.inPackage(packageName, `default__${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  all(): Macro[] {
    return [...this.packages.values()].flatMap((macros) => Array.from(macros.values()));
  }

  /** Names that a template of the project can call without a namespace. */
  names(): string[] {
    return [...new Set(this.all().map((macro) => macro.name))];
  }
}
