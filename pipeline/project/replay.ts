import { PendingQuery, type QueryResult } from "./query-result.ts";

interface Answer {
  readonly question: string;
  readonly value: unknown;
}

/**
 * What one template learned from the outside. A template is rendered without waiting: when it asks the database, it is
 * left, its question answered, and the template rendered again with the answers so far, in the order it asked. So each
 * statement runs once, however often the template is rendered, and each log line is written once.
 */
export class Replay {
  private readonly answers: Answer[] = [];
  private readonly write: (line: string) => void;
  private at = 0;
  private lines = 0;
  private linesWritten = 0;

  constructor(write: (line: string) => void) {
    this.write = write;
  }

  /** Before each rendering. */
  restart(): void {
    this.at = 0;
    this.lines = 0;
  }

  /**
   * The rows of a statement.
   *
   * @throws {PendingQuery} when it has not been run.
   */
  query(sql: string): QueryResult {
    const known = this.next(sql);
    if (known === undefined) throw new PendingQuery(sql);
    return known.value as QueryResult; // the answer to a statement
  }

  /** Keeps the answer to the statement that the rendering was left for. */
  answer({ sql }: PendingQuery, result: QueryResult): void {
    this.answers.push({ question: sql, value: result });
  }

  /** Something that may change while the template runs statements: looked up once, then remembered. */
  observe<T>(question: string, look: () => T): T {
    const known = this.next(question);
    if (known !== undefined) return known.value as T; // the answer to the same look
    const value = look();
    this.answers.push({ question, value });
    this.at++;
    return value;
  }

  log(line: string): void {
    if (this.lines++ < this.linesWritten) return;
    this.linesWritten++;
    this.write(line);
  }

  /** A template that asks something else than before has taken another way: what followed is forgotten. */
  private next(question: string): Answer | undefined {
    const known = this.answers[this.at];
    if (known?.question === question) {
      this.at++;
      return known;
    }
    this.answers.length = this.at;
    return undefined;
  }
}
