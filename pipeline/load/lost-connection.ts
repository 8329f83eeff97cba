/** Codes of drivers and servers that mean: this try is over through no fault of its own, and another may work. */
const lostCodes: ReadonlySet<string> = new Set(
  [
    "ER_SERVER_SHUTDOWN ER_CLIENT_INTERACTION_TIMEOUT ER_CONNECTION_KILLED ER_NEW_ABORTING_CONNECTION",
    // PostgreSQL: chosen to give way in a deadlock, which a reader of several published tables can bring about.
    "40P01",
    // Shut down by an administrator, crashed, not ready yet; and failures of the connection.
    "57P01 57P02 57P03 08000 08003 08006",
  ].flatMap((codes) => codes.split(" ")),
);

/** A server that starts anew is away for a while; only worth waiting for when it answered before. */
const awayCodes: ReadonlySet<string> = new Set(
  [
    "ECONNRESET EPIPE ETIMEDOUT ECONNABORTED PROTOCOL_CONNECTION_LOST PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR",
    "ECONNREFUSED EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN",
  ].flatMap((codes) => codes.split(" ")),
);

const awayMessages =
  /connection terminated|connection lost|server closed the connection|closed state|not queryable|socket has been ended|premature close|timeout exceeded when trying to connect/i;

/**
 * Whether an error, or one that caused it, says that a connection was lost.
 *
 * @param answered the server that the work is with answered before, so that it may answer again
 */
export function isLostConnection(error: unknown, answered: boolean): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (lostCodes.has(code)) return true;
    if (answered && (awayCodes.has(code) || awayMessages.test(cause.message))) return true;
  }
  return false;
}
