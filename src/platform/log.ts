import { type DestinationStream, type Logger as PinoLogger, pino } from "pino";

export type Logger = PinoLogger;

// Where personal data could slip in: whatever carries such a name, at the top or one level down, is blanked.
const PERSONAL = [
  "name",
  "idNumber",
  "phone",
  "mobile",
  "address",
  "email",
  "password",
  "token",
  "cookie",
  "authorization",
  "body",
  "query",
  "headers",
  "params",
];

/**
 * The log of this process: JSON lines, with no personal data. Requests are logged by their route's pattern, never by their address:
 * search words, application numbers and names stand there.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), censor: "[hidden]" },
    serializers: { err: describeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

interface Described {
  type: string;
  message: string;
  stack: string | undefined;
  code?: string;
  constraint?: string;
  cause?: Described;
}

/** What may be said of an error. PostgreSQL's `detail` and `where` are left out: they quote the row. */
function describeError(error: unknown): Described | string {
  if (!(error instanceof Error)) return typeof error;
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...textOf(error, "code"),
    ...textOf(error, "constraint"),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) as Described } : {}),
  };
}

function textOf<K extends string>(error: Error, key: K): Partial<Record<K, string>> {
  const value = (error as unknown as Record<string, unknown>)[key];
  return typeof value === "string" ? ({ [key]: value } as Record<K, string>) : {};
}
