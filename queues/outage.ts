/** Codes of Node, PostgreSQL and postgres.js that mean "nobody answers there now", not "this job is bad". */
const CODES: ReadonlySet<unknown> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND"],
  ...["08000", "08001", "08003", "08006", "53300", "57P01", "57P02", "57P03"],
  ...["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECTION_DESTROYED", "CONNECT_TIMEOUT"],
]);
/** What ioredis and pg say without a code. */
const WORDS =
  /^Connection is closed|^Connection terminated|^Stream isn't writeable|^Command timed out|timeout exceeded when trying to connect|^Reached the max retries|^MISCONF|^LOADING/;

/** Is storage away, rather than the job at fault? Then the job's row stays as it is, and the sweep adds it again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  const code = "code" in error ? error.code : undefined;
  if (CODES.has(code) || WORDS.test(error.message)) return true;
  // The folder of a Unix socket that is not there, not a missing file.
  if (code === "ENOENT" && "syscall" in error && error.syscall === "connect") return true;
  return isOutage(error.cause);
}
