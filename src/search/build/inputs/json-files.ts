import type { Draft, SourceFile } from '../draft.ts';
import { chatwoot } from './chatwoot.ts';
import { discourse } from './discourse.ts';
import type { ExportShape, JsonDocument } from './export-shape.ts';
import { helpScout } from './help-scout.ts';
import { jsonList } from './json-list.ts';
import type { ReaderTools } from './reader.ts';
import { zendesk } from './zendesk.ts';

/** The plain list comes last: it is the least particular. */
const shapes: readonly ExportShape[] = [zendesk, helpScout, chatwoot, discourse, jsonList];

/** Whose export this is; nothing when it is nobody's we know. */
export function shapeOf(data: unknown): ExportShape | undefined {
  // Who saves the pages of an export in one file makes a list of them.
  const first: unknown = Array.isArray(data) ? data[0] : data;
  return shapes.find((shape) => shape.fits(data) || (Array.isArray(data) && shape !== jsonList && shape.fits(first)));
}

/** The names of what can be read, for people. */
export const shapeNames = shapes.map(({ name }) => name);

/** Reads files of JSON: exports of help centres, told apart by what is in them, or plain lists of articles. */
export function readJsonFiles(files: readonly SourceFile[], tools: ReaderTools): Draft[] {
  const documents = files.flatMap((source): JsonDocument[] => {
    const { file, address } = source;
    const data = parseJson(source.text);
    if (data === undefined) {
      tools.report.add('not-readable', { file, line: 1 }, 'The file is not valid JSON.');
      return [];
    }
    const shape = shapeOf(data);
    if (shape === undefined) {
      tools.report.add('not-understood', { file, line: 1 }, `The file was passed over: it is none of ${shapeNames.join(', ')}.`);
      return [];
    }
    const pages = Array.isArray(data) && !shape.fits(data) ? data : [data];
    return pages.map((page: unknown) => ({ file, data: page, ...(address !== undefined && { address }) }));
  });
  return shapes.flatMap((shape) => {
    const own = documents.filter(({ data }) => shapeOf(data) === shape);
    return own.length === 0 ? [] : shape.read(own, tools);
  });
}

/** JSON as Excel and PowerShell write it begins with a mark. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
