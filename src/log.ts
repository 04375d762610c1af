import { type Logger, pino } from "pino";

export type Log = Logger;

/**
 * JSON lines on stderr: stdout belongs to what a command answers. Message text and personal data never enter a log;
 * `redact` is the second wall behind that rule.
 */
export function createLog(level: string, name: string): Log {
  return pino(
    {
      level,
      name,
      redact: {
        paths: ["text", "*.text", "body", "*.body", "phone", "*.phone", "email", "*.email", "*.secrets", "password"],
        censor: "[…]",
      },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
