import type { Catalog } from "../catalog.ts";
import { projectFiles } from "./project-files.ts";
import { modelsFile, sourcesFile } from "./properties-files.ts";
import { stagingModel } from "./staging-model.ts";
import { stagingTables, tablesLeftOut } from "./staging-table.ts";

export interface ScaffoldFile {
  /** Relative to the scaffold's folder. */
  readonly path: string;
  readonly text: string;
}

export interface ScaffoldOptions {
  /** Name of the source, and of the project if there is none yet. */
  readonly sourceName: string;
  /** The folder is a project already, which keeps its own settings. */
  readonly hasProject: boolean;
}

/** The files of a dbt-format project over the raw schema that a load of this database makes. */
export function planScaffold(catalog: Catalog, options: ScaffoldOptions): readonly ScaffoldFile[] {
  const { sourceName, hasProject } = options;
  const tables = stagingTables(catalog);
  const folder = "models/staging";
  return [
    ...(hasProject ? [] : projectFiles(sourceName)),
    {
      path: `${folder}/_sources.yml`,
      text: sourcesFile(tables, sourceName, sourceName, tablesLeftOut(catalog)),
    },
    { path: `${folder}/_models.yml`, text: modelsFile(tables) },
    ...tables.map((table) => ({
      path: `${folder}/${table.model}.sql`,
      text: stagingModel(table, sourceName),
    })),
  ];
}
