import type { Call } from "./call.ts";
import { collectionFilters } from "./filters-collection.ts";
import { textFilters } from "./filters-text.ts";
import { valueFilters } from "./filters-value.ts";
import type { Value } from "./values.ts";

export type Filter = (value: Value, call: Call) => Value;

/** Every filter by name: Jinja2's, and the few that dbt adds (`as_bool`, `as_native`, `as_number`, `as_text`). */
export const filters: ReadonlyMap<string, Filter> = new Map([
  ...textFilters,
  ...valueFilters,
  ...collectionFilters,
]);
