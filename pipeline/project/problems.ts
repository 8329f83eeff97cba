import { BitewingErrors, type Failure } from "../../foundation/errors.ts";
import { TemplateFault } from "./jinja/values.ts";

/** Collects what is wrong with a project, so that all of it is shown at once. */
export class Problems {
  readonly failures: Failure[] = [];

  /** Notes one problem; `where` is `file` or `file:line`. */
  add(what: string, where?: string, next?: string): void {
    if (this.failures.some((known) => known.what === what && known.where === where)) return;
    this.failures.push({
      kind: "found",
      what,
      ...(where === undefined ? {} : { where }),
      ...(next === undefined ? {} : { next }),
    });
  }

  /** Runs a step; a template's fault becomes a problem, at its own place unless one is given; anything else is thrown on. */
  during<T>(what: string, step: () => T, where?: () => string): T | undefined {
    try {
      return step();
    } catch (thrown) {
      if (!(thrown instanceof TemplateFault)) throw thrown;
      this.failures.push({
        ...failureOfTemplate(thrown, what),
        ...(where === undefined ? {} : { where: where() }),
      });
      return undefined;
    }
  }

  /**
   * Ends a phase.
   *
   * @throws {BitewingErrors} of kind `found` when there were problems.
   */
  throwIfAny(summary: string): void {
    if (this.failures.length === 0) return;
    const count = this.failures.length === 1 ? "1 problem" : `${this.failures.length} problems`;
    throw new BitewingErrors({ kind: "found", what: `${summary}: ${count}.` }, this.failures);
  }
}

/** A template's fault as a failure of kind `found`, with the chain of macro calls that led to it. */
export function failureOfTemplate(fault: TemplateFault, subject: string): Failure {
  const places = fault.trace.map(({ file, line }) => `${file}:${line}`);
  const where = places.join(", called from ");
  return {
    kind: "found",
    what: `${subject}: ${fault.message}`,
    ...(where === "" ? {} : { where }),
    next: fault.next ?? "Correct the template at this line.",
  };
}
