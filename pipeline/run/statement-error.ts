import { messageOf } from "../../foundation/errors.ts";

/** A statement that the database refused, with the place in its text that the database names. */
export class StatementError extends Error {
  readonly statement: string;
  /** What is wrong, without the database's own picture of the place. */
  readonly summary: string;
  /** From 0; undefined when the database names no place. */
  readonly offset: number | undefined;

  constructor(
    cause: unknown,
    statement: string,
    place: { readonly summary: string; readonly offset: number | undefined },
  ) {
    super(messageOf(cause), { cause });
    this.name = "StatementError";
    this.statement = statement;
    this.summary = place.summary;
    this.offset = place.offset;
  }
}

const picture = /\n+(LINE (\d+): )(.*)\n( *)\^\s*$/;

/** DuckDB draws the line and a caret below it; long lines are cut to "...". */
export function duckDbStatementError(cause: unknown, statement: string): StatementError {
  const message = messageOf(cause).trimEnd();
  const found = picture.exec(message);
  if (found === null) return new StatementError(cause, statement, { summary: message, offset: undefined });
  const [whole, prefix = "", number = "1", snippet = "", caret = ""] = found;
  const lines = statement.split("\n");
  const line = lines[Number(number) - 1] ?? "";
  const isCut = snippet.startsWith("...");
  const shown = snippet.replace(/^\.\.\./, "").replace(/\.\.\.$/, "");
  const start = isCut ? Math.max(0, line.indexOf(shown)) - "...".length : 0;
  const column = Math.min(line.length, Math.max(0, start + caret.length - prefix.length));
  const before = lines.slice(0, Number(number) - 1).reduce((sum, { length }) => sum + length + 1, 0);
  return new StatementError(cause, statement, {
    summary: message.slice(0, message.length - whole.length).trimEnd(),
    offset: before + column,
  });
}

/** PostgreSQL names the character, from 1. */
export function postgresStatementError(cause: unknown, statement: string): StatementError {
  const { position, hint, detail } = (cause ?? {}) as { position?: string; hint?: string; detail?: string }; // pg's DatabaseError
  const summary = [messageOf(cause), detail, hint]
    .filter((text) => text !== undefined && text !== "")
    .join("\n");
  const offset = position === undefined ? undefined : Number(position) - 1;
  return new StatementError(cause, statement, { summary, offset });
}
