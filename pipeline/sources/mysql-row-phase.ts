import type { Connection } from "mysql2/promise";
import { BitewingError } from "../../foundation/errors.ts";
import { type PacketReader, RowPackets, type RowSink } from "./row-packets.ts";

/** A query whose rows go to a sink instead of being parsed by mysql2. */
export interface RowPhaseQuery {
  readonly sql: string;
  readonly sink: RowSink;
  /** Called once, when the server has sent everything or the query has failed. */
  readonly ended: (error: Error | null) => void;
}

/** What can be done with the connection while the rows come. */
export interface RowPhase {
  pause(): void;
  resume(): void;
  /** Ends the connection at once, rows on their way or not. Nothing is called after that. */
  abandon(): void;
}

/**
 * Runs a query on a connection of mysql2 and takes the bytes of its rows as they come from the socket. mysql2 goes on
 * reading all other packets, so that errors, TLS and the next query are its affair. The connection is free again when
 * the query has ended, also with an error of the server; an error of the sink ends the connection.
 *
 * @throws {BitewingError} of kind `database` when this is not the mysql2 that it was written for
 */
export function queryRowPackets(connection: Connection, { sql, sink, ended }: RowPhaseQuery): RowPhase {
  const core = coreOf(connection);
  const driver = core.packetParser;
  let isOver = false;
  const end = (error: Error | null): void => {
    if (core.packetParser === parser) core.packetParser = driver;
    if (!isOver) ended(error);
    isOver = true;
  };
  const abandon = (): void => {
    isOver = true;
    core.destroy();
    core.stream.destroy();
  };
  const parser: ParserOfMySql2 = {
    execute(chunk) {
      if (isOver) return;
      try {
        packets.execute(chunk);
      } catch (error) {
        abandon();
        ended(error instanceof Error ? error : new Error(String(error)));
      }
    },
  };
  const query = queryOf(core.query({ sql, rowsAsArray: true, typeCast: false }, end));
  const reader: PacketReader = {
    read: (bytes) => driver.execute(bytes),
    expect: (sequence) => {
      core.sequenceId = sequence;
    },
    isAtRows: () => !isOver && query.next === query.row,
  };
  const packets = new RowPackets(reader, sink);
  whenStarted(query, () => {
    core.packetParser = parser;
  });
  query.once("end", () => {
    if (core.packetParser === parser) core.packetParser = driver;
  });
  return { pause: () => core.stream.pause(), resume: () => core.stream.resume(), abandon };
}

/** Ends a connection at once: what is at work on it, or waits, fails as if the server had left. */
export function breakOff(connection: Connection): void {
  coreOf(connection).stream.destroy();
}

/** A query waits for those before it on the connection; what is sent before it starts is not about it. */
function whenStarted(query: QueryOfMySql2, work: () => void): void {
  if (query.next !== null) return work();
  const { start } = query;
  query.start = (...args) => {
    work();
    return start.apply(query, args);
  };
}

interface ParserOfMySql2 {
  execute(chunk: Buffer): void;
}

/** The parts of mysql2's connection that are used here; its version is pinned. */
interface ConnectionOfMySql2 {
  /** Gets every chunk from the socket. */
  packetParser: ParserOfMySql2;
  /** Of the next packet. */
  sequenceId: number;
  readonly stream: { pause(): void; resume(): void; destroy(): void };
  /** What the server agreed to: a bit of the protocol's flags. */
  readonly config: { readonly compress?: number | boolean };
  query(options: object, ended: (error: Error | null) => void): unknown;
  destroy(): void;
}

interface QueryOfMySql2 {
  /** What reads the next packet; null before the start and after the end. */
  readonly next: unknown;
  /** What reads rows. */
  readonly row: unknown;
  start: (...args: unknown[]) => unknown;
  once(event: "end", listener: () => void): void;
}

function coreOf(connection: Connection): ConnectionOfMySql2 {
  // The promise wrapper's connection is public, though not in its types; what is checked here is not in them at all.
  const core = (connection as unknown as { readonly connection?: Partial<ConnectionOfMySql2> }).connection;
  const isAsExpected =
    typeof core?.packetParser?.execute === "function" &&
    typeof core.sequenceId === "number" &&
    typeof core.stream?.pause === "function" &&
    core.config !== undefined &&
    !core.config.compress;
  if (!isAsExpected) throw unexpectedDriver();
  return core as ConnectionOfMySql2;
}

function queryOf(started: unknown): QueryOfMySql2 {
  const query = started as Partial<QueryOfMySql2>; // checked here
  if (typeof query.row !== "function" || typeof query.start !== "function" || query.next === undefined)
    throw unexpectedDriver();
  return query as QueryOfMySql2;
}

function unexpectedDriver(): BitewingError {
  return new BitewingError({
    kind: "database",
    what: "The MySQL driver mysql2 is not the one that this version reads rows with, or the connection is compressed.",
    next: "Install the dependencies again with `npm ci`, and leave compression off.",
  });
}
