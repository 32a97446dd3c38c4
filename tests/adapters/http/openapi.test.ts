import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openApi } from './openapi.ts';

const file = resolve(import.meta.dirname, '../../../src/adapters/http/openapi.json');

it('openapi.json says what the schemas say; WRITE=1 writes it anew', () => {
  const text = `${JSON.stringify(openApi(), undefined, 2)}\n`;
  if (process.env['WRITE'] === '1') writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('openapi.json tells the essentials of a letter', () => {
  const { paths } = openApi();
  const { requestBody, responses } = (paths['/contact'] ?? {})['post'] as {
    requestBody: { content: { 'application/json': { schema: { required: string[]; properties: Record<string, object> } } } };
    responses: Record<string, object>;
  };
  const { required, properties } = requestBody.content['application/json'].schema;
  expect(required).toEqual(['id', 'at', 'context', 'name', 'email', 'message']);
  expect(properties['message']).toEqual({ type: 'string', maxLength: 5000 });
  expect(Object.keys(responses)).toEqual(['200', '401', '422', '429', '503']);
});
