import { createRequire } from "node:module";

type Yaml = typeof import("yaml");

let loaded: Yaml | undefined;

/** The package `yaml`, which takes a while to load, for those who need more of YAML than its values. */
export function yamlPackage(): Yaml {
  loaded ??= createRequire(import.meta.url)("yaml") as Yaml; // the package's own types
  return loaded;
}
