import { RefusalSchema, routes, type Route } from '../../../src/adapters/http/contract.ts';
import { ContextSchema } from '../../../src/protocol/index.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { toJsonSchema } from './json-schema.ts';

const json = (schema: unknown) => ({ 'application/json': { schema: toJsonSchema(schema) } });
const refusal = (description: string) => ({ description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } });

const anyFile = { '*/*': {} };

function parameters(query: Readonly<Record<string, string>>) {
  return Object.entries(query).map(([name, description]) => ({ in: 'query', name, description, schema: { type: 'string' } }));
}

/** What comes with every command is written once. */
function commandBody(body: unknown) {
  const { properties, ...schema } = toJsonSchema(body) as { properties: object };
  return { ...schema, properties: { ...properties, context: { $ref: '#/components/schemas/Context' } } };
}

/** The contract of the http adapter as an OpenAPI document. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries(routes) as [string, Route][]) {
    const { method, path, part, named, summary, query, body, answer, file } = route;
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        operationId: name,
        summary,
        ...(part && { description: `Needed by whoever serves \`${part}\`.` }),
        ...(named ? { security: [{ visitor: [] }] } : { security: [] }),
        ...(query && { parameters: parameters(query) }),
        ...(file === 'said' && { requestBody: { required: true, content: anyFile } }),
        ...(body && { requestBody: { required: true, content: { 'application/json': { schema: commandBody(body) } } } }),
        responses: {
          200: { description: 'Done, or done before.', content: file === 'answered' ? anyFile : json(answer) },
          ...((body || file === 'said') && { 422: refusal('Understood, and refused: `fields` says what is to be corrected.'), 429: refusal('Too much, too fast: see `retryAfterMs`.') }),
          ...(named && { 401: refusal('The visitor is not who they say.') }),
          ...(file === 'answered' && { 404: { description: 'There is no such file in the conversation of this visitor.' } }),
          503: refusal('Not now. It will be asked again with the same `id`.'),
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Deskbell over HTTP', version: packageJson.version, description: 'What a shop serves so that the http adapter can speak to it.' },
    paths,
    components: { schemas: { Context: toJsonSchema(ContextSchema), Refusal: toJsonSchema(RefusalSchema) }, securitySchemes: { visitor: { type: 'http', scheme: 'bearer', description: 'A random id of the browser, or the token the shop has signed.' } } },
  };
}
