import { didYouMean } from "../../foundation/nearest.ts";
import { bareContext, contextScope } from "./context.ts";
import { renderNative } from "./jinja/render.ts";
import { str, toPlain } from "./jinja/values.ts";
import { isPlainObject, NodeConfig } from "./node-config.ts";
import type { Reading } from "./reading.ts";

/** The keys of a test's configuration; what else stands beside a test's name are its arguments. */
export const testConfigKeys: ReadonlySet<string> = new Set([
  "severity",
  "tags",
  "enabled",
  "where",
  "limit",
  "warn_if",
  "error_if",
  "fail_calc",
  "store_failures",
  "store_failures_as",
  "meta",
  "database",
  "schema",
  "alias",
  "group",
  "docs",
]);

/** Renders the templates in a test's configuration, which may use variables, `env_var` and `target`, but refer to no node. */
export function renderTestConfig<T>(reading: Reading, value: T, place: () => string): T;
export function renderTestConfig(reading: Reading, value: unknown, place: () => string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => renderTestConfig(reading, item, place));
  if (isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, renderTestConfig(reading, item, place)]),
    );
  }
  if (typeof value !== "string" || !(value.includes("{{") || value.includes("{%"))) return value;
  const scope = contextScope(reading.context, bareContext(new NodeConfig(), null));
  const where = place();
  const rendered = reading.problems.during(`A test's configuration at ${where} cannot be rendered`, () =>
    toPlain(renderNative(value, where, scope)),
  );
  return rendered ?? value;
}

/**
 * Checks the severity and brings `store_failures` and `store_failures_as` together: where both are given the second
 * decides, `ephemeral` meaning that nothing is stored (dbt's rule).
 */
export function completeTestConfig(
  reading: Reading,
  config: NodeConfig,
  subject: string,
  place: () => string,
): void {
  const severity = config.text("severity") ?? "error";
  if (!/^(?:warn|error)$/i.test(severity)) {
    reading.problems.add(
      `${subject} has the severity '${severity}', which does not exist.`,
      place(),
      didYouMean(severity, ["error", "warn"]) ?? "Use error or warn.",
    );
  }
  const storedAs = config.get("store_failures_as");
  if (storedAs !== undefined && storedAs !== null) {
    config.complete("store_failures", str(storedAs) !== "ephemeral");
    if (!["table", "view", "ephemeral"].includes(str(storedAs))) {
      reading.problems.add(
        `${subject} has '${str(storedAs)}' for store_failures_as.`,
        place(),
        "Use table, view or ephemeral.",
      );
    }
    return;
  }
  const isStored = config.get("store_failures");
  if (typeof isStored === "boolean") config.complete("store_failures_as", isStored ? "table" : "ephemeral");
}
