import { pino } from 'pino';

/**
 * What a line of the log may carry. The list is the whole protection of people's data: there is no field for anything a
 * visitor wrote, and values are short plain words or numbers.
 */
export interface LogFields {
  readonly route?: string;
  readonly type?: string;
  readonly kind?: string;
  readonly status?: number;
  readonly code?: number | string;
  readonly tookMs?: number;
  readonly count?: number;
  readonly port?: number;
  readonly why?: string;
}

/** Writes one line each; `event` is a fixed phrase of the code, never assembled from data. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Of `error` only its name, code and stack places are kept: messages of databases quote rows. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

export const logLevels = ['silent', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof logLevels)[number];

const allowed = ['route', 'type', 'kind', 'status', 'code', 'tookMs', 'count', 'port', 'why'] as const satisfies (keyof LogFields)[];

/** JSON lines on standard error, or wherever `write` puts them. */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const out = pino({ level, base: null }, write ? { write } : pino.destination({ dest: 2, sync: true }));
  return {
    info: (event, fields) => out.info(pick(fields), event),
    warn: (event, fields) => out.warn(pick(fields), event),
    error: (event, error, fields) => out.error({ ...pick(fields), ...describe(error) }, event),
  };
}

// Types are gone at run time, and an object with more than its type says is easily passed.
function pick(fields: LogFields = {}): LogFields {
  const kept: Record<string, string | number> = {};
  for (const key of allowed) {
    const value = fields[key];
    if (value !== undefined) kept[key] = typeof value === 'string' ? value.slice(0, 100) : value;
  }
  return kept;
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8);
  const code = (error as { code?: unknown }).code;
  return { error: error.name, ...(typeof code === 'string' && { code }), at: places.map((line) => line.trim()) };
}
