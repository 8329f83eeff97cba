import type { ScaffoldFile } from "./plan-scaffold.ts";

/** What a folder needs to be a project of its own: for the native runner and for dbt-core. */
export function projectFiles(name: string): readonly ScaffoldFile[] {
  return [
    { path: "dbt_project.yml", text: projectFile(name) },
    { path: "profiles.yml", text: profilesFile(name) },
    { path: "macros/generate_schema_name.sql", text: schemaNameMacro },
  ];
}

const projectFile = (name: string): string => `name: ${name}
version: "0.1.0"
config-version: 2

profile: ${name}

model-paths: ["models"]
macro-paths: ["macros"]
target-path: target
clean-targets: ["target"]

# The tests' arguments stand under \`arguments\`.
require-dbt-version: [">=1.10.5", "<3.0.0"]

models:
  ${name}:
    staging:
      +schema: staging
      +materialized: view
      +tags: ["staging"]
`;

const profilesFile = (
  name: string,
): string => `# An example for dbt-core. 'bitewing build --target URL' takes its target from the call.
${name}:
  target: duckdb
  outputs:
    duckdb:
      type: duckdb
      path: "{{ env_var('BITEWING_DUCKDB_PATH', 'warehouse.duckdb') }}"
      schema: main
      threads: 2
    postgres:
      type: postgres
      host: "{{ env_var('BITEWING_PG_HOST', '127.0.0.1') }}"
      port: "{{ env_var('BITEWING_PG_PORT', '5432') | int }}"
      user: "{{ env_var('BITEWING_PG_USER', 'postgres') }}"
      password: "{{ env_var('BITEWING_PG_PASSWORD', '') }}"
      dbname: "{{ env_var('BITEWING_PG_DATABASE', 'warehouse') }}"
      schema: public
      threads: 4
`;

const schemaNameMacro = `{# A model's \`schema\` is the schema's name as it stands, without the target's schema before it. #}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {%- if custom_schema_name is none -%}
        {{ target.schema }}
    {%- else -%}
        {{ custom_schema_name | trim }}
    {%- endif -%}
{%- endmacro %}
`;
