import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import * as v from 'valibot';
import { StartError } from '../start-error.ts';
import { isKeptTable, type TableName } from './tables.ts';

/** The first line of a backup. */
const HeaderSchema = v.object({
  deskbell: v.literal('backup'),
  /** How many migrations its rows have seen. */
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** When it was begun. */
  at: v.number(),
});
export type DumpHeader = v.InferOutput<typeof HeaderSchema>;

const RowSchema = v.object({ table: v.custom<TableName>(isKeptTable), row: v.record(v.string(), v.unknown()) });
export type DumpRow = v.InferOutput<typeof RowSchema>;

/** The last line: without it, or with another number, rows are missing. */
const EndSchema = v.object({ end: v.number() });

/**
 * Writes compressed JSON lines: a header, a line each row, an end. The file appears under its name when it is whole and
 * on disk, readable by its owner only.
 */
export async function writeDump(file: string, header: DumpHeader, rows: AsyncIterable<DumpRow>): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    yield `${JSON.stringify(header)}\n`;
    for await (const row of rows) {
      count += 1;
      yield `${JSON.stringify(row)}\n`;
    }
    yield `${JSON.stringify({ end: count })}\n`;
  }
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(part, { mode: 0o600, flush: true }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const code = (error as { code?: unknown }).code;
    if (typeof code !== 'string' || (error as { syscall?: unknown }).syscall === undefined) throw error;
    throw new StartError('backup', `The backup ${file} cannot be written (${code}).`, error);
  }
  return count;
}

/** Reads a backup. Whatever is not whole throws before the rows end. */
export async function readDump(file: string): Promise<{ readonly header: DumpHeader; readonly rows: AsyncIterable<DumpRow> }> {
  const source = createReadStream(file);
  const unzipped = createGunzip();
  const lines = createInterface({ input: unzipped, crlfDelay: Infinity })[Symbol.asyncIterator]();
  // Errors of either end come out where the lines are read.
  pipeline(source, unzipped).catch(() => {});
  const next = () =>
    lines.next().catch((error: unknown) => {
      throw damaged(file, error);
    });

  const header = parse(HeaderSchema, (await next()).value);
  if (!header) throw damaged(file);
  async function* rows(): AsyncGenerator<DumpRow> {
    for (let count = 0; ; count += 1) {
      const { value } = await next();
      const row = parse(RowSchema, value);
      if (row) {
        yield row;
        continue;
      }
      // Read to the very end, where gzip says whether a bit has turned over.
      if (parse(EndSchema, value)?.end !== count || !(await next()).done) throw damaged(file);
      return;
    }
  }
  return { header, rows: rows() };
}

function parse<Schema extends v.GenericSchema>(schema: Schema, line: unknown): v.InferOutput<Schema> | undefined {
  if (typeof line !== 'string') return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(line));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** The file cannot be trusted; whoever reads it undoes what it has done. */
export function damaged(file: string, cause?: unknown): StartError {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return new StartError('backup', `${file} is not a whole backup${typeof code === 'string' ? ` (${code})` : ''}. Nothing was changed.`, cause);
}
