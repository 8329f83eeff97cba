/** Codes of drivers and servers that mean: the connection is gone, and a new one may work. */
const lostCodes: ReadonlySet<string> = new Set(
  [
    "ECONNRESET EPIPE ETIMEDOUT ECONNABORTED",
    "PROTOCOL_CONNECTION_LOST PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR",
    "ER_SERVER_SHUTDOWN ER_CLIENT_INTERACTION_TIMEOUT ER_CONNECTION_KILLED ER_NEW_ABORTING_CONNECTION",
    // PostgreSQL: shut down by an administrator, crashed, not ready yet; and failures of the connection.
    "57P01 57P02 57P03 08000 08003 08006",
  ].flatMap((codes) => codes.split(" ")),
);

/** A server that starts anew does not answer for a while; only worth waiting for when it answered before. */
const awayCodes: ReadonlySet<string> = new Set(["ECONNREFUSED", "EHOSTUNREACH", "ENOTFOUND", "EAI_AGAIN"]);

const lostMessages =
  /connection terminated|connection lost|server closed the connection|closed state|socket has been ended|premature close/i;

/**
 * Whether an error, or one that caused it, says that a connection was lost.
 *
 * @param answered a server that does not answer now did before
 */
export function isLostConnection(error: unknown, answered: boolean): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause ? String(cause.code) : "";
    if (lostCodes.has(code) || (answered && awayCodes.has(code)) || lostMessages.test(cause.message))
      return true;
  }
  return false;
}
