/**
 * Exit codes of the command line, one per kind of failure.
 *
 * `found` (1): something was found wrong: a failed test, a mismatch. `usage` (2): the words of the call.
 * `database` (3): a database could not be reached or refused. `interrupted` (4): stopped, and resumable.
 */
export const exitCodes = { found: 1, usage: 2, database: 3, interrupted: 4 } as const;

export type FailureKind = keyof typeof exitCodes;

export interface Failure {
  /** Decides the exit code. */
  readonly kind: FailureKind;
  /** What went wrong, one sentence, without a password. */
  readonly what: string;
  /** File and line, table, URL without password. */
  readonly where?: string;
  /** What the reader can do next. */
  readonly next?: string;
}

/**
 * The one error a user may see. Everything expected that can go wrong is thrown as this; anything else
 * is a defect of the program.
 *
 * @example throw new BitewingError({ kind: "usage", what: "No model named fct_sale.", next: "Did you mean fct_sales?" });
 */
export class BitewingError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: { cause?: unknown }) {
    super(describeFailure(failure), options);
    this.name = "BitewingError";
    this.failure = failure;
  }

  get exitCode(): number {
    return exitCodes[this.failure.kind];
  }
}

/** Several failures of one kind shown together, for example every compile error of a project. */
export class BitewingErrors extends BitewingError {
  readonly failures: readonly Failure[];

  constructor(summary: Failure, failures: readonly Failure[]) {
    super(summary);
    this.name = "BitewingErrors";
    this.failures = failures;
    this.message = [describeFailure(summary), ...failures.map(describeFailure)].join("\n\n");
  }
}

function describeFailure(failure: Failure): string {
  const lines = [failure.what];
  if (failure.where !== undefined) lines.push(`  where: ${failure.where}`);
  if (failure.next !== undefined) lines.push(`  next:  ${failure.next}`);
  return lines.join("\n");
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
