/** What a browser asks a server of another origin before it sends a request there, in the words of the Fetch standard. */
export interface Preflight {
  readonly method: string;
  /** In lower case, in order. */
  readonly headers: readonly string[];
}

const simpleMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST']);
const simpleTypes: ReadonlySet<string> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);
const strange = /[\u0000-\u0008\u000a-\u001f"():<>?@[\\\]{}\u007f]/;
const language = /^[\w *,.;=-]*$/;

/** Headers of which a server is not asked, and with what in them. */
const simpleHeaders: Readonly<Record<string, (value: string) => boolean>> = {
  accept: (value) => !strange.test(value),
  'accept-language': (value) => language.test(value),
  'content-language': (value) => language.test(value),
  'content-type': (value) => !strange.test(value) && simpleTypes.has(value.split(';')[0]!.trim().toLowerCase()),
  range: (value) => /^bytes=\d+-\d*$/.test(value),
};

/** What is asked before this request. Nothing: any page may send it, as it could with a form. */
export function preflightOf(method: string, headers: Headers, body: unknown): Preflight | undefined {
  const named = [...headers].filter(([name, value]) => value.length > 128 || !simpleHeaders[name]?.(value)).map(([name]) => name);
  return named.length > 0 || !simpleMethods.has(method) || holdsFile(body) ? { method, headers: named } : undefined;
}

/** Of files the chat counts how much has left, and whoever counts is asked about. */
function holdsFile(body: unknown): boolean {
  return body instanceof Blob || (body instanceof FormData && [...body.values()].some((value) => value instanceof Blob));
}

/** What is wrong with the answer to a preflight, and what to answer. */
export function faultOfPreflight({ status, headers }: Response, asked: Preflight, origin: string): string | undefined {
  const fault = faultOfStatus(status) ?? faultOfOrigin(headers, origin) ?? faultOfNames(headers, asked);
  if (!fault) return undefined;
  const wanted = [
    `Access-Control-Allow-Origin: ${origin}`,
    ...(simpleMethods.has(asked.method) ? [] : [`Access-Control-Allow-Methods: ${asked.method}`]),
    ...(asked.headers.length > 0 ? [`Access-Control-Allow-Headers: ${asked.headers.join(', ')}`] : []),
  ];
  return `${fault}. Answer it with 204 and ${wanted.map((one) => `\`${one}\``).join(', ')}.`;
}

/** Why a page may not read an answer, and what to set. */
export function faultOfAnswer({ headers }: Response, origin: string): string | undefined {
  const fault = faultOfOrigin(headers, origin);
  return fault && `${fault}. Set \`Access-Control-Allow-Origin: ${origin}\` on every answer, refusals included.`;
}

/** Whether a page is told how long to wait. */
export function hidesPatience({ headers }: Response): boolean {
  return headers.has('retry-after') && !/(?:^|[\s,])(?:retry-after|\*)(?:[\s,]|$)/i.test(headers.get('access-control-expose-headers') ?? '');
}

function faultOfStatus(status: number): string | undefined {
  if (status === 401 || status === 403) return `is ${status}, though browsers never say in it who asks`;
  if (status >= 300 && status < 400) return `is a redirect (${status}), which browsers do not follow here`;
  return status < 200 || status > 299 ? `is ${status}` : undefined;
}

function faultOfOrigin(headers: Headers, origin: string): string | undefined {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed === '*' || allowed === origin) return undefined;
  if (allowed === null) return 'has no `Access-Control-Allow-Origin`';
  const said = `has \`Access-Control-Allow-Origin: ${allowed}\``;
  return allowed.includes(',') ? `${said}: only one may be named, so see whether something before the server adds its own` : `${said}, which is not letter for letter \`${origin}\``;
}

function faultOfNames(headers: Headers, asked: Preflight): string | undefined {
  const list = (name: string) => new Set((headers.get(name) ?? '').split(',').map((one) => one.trim()));
  const methods = list('access-control-allow-methods');
  if (!simpleMethods.has(asked.method) && !methods.has('*') && !methods.has(asked.method)) return `does not name ${asked.method} in \`Access-Control-Allow-Methods\``;
  const names = new Set([...list('access-control-allow-headers')].map((name) => name.toLowerCase()));
  const isAnything = names.has('*');
  const missing = asked.headers.filter((name) => !names.has(name) && (!isAnything || name === 'authorization'));
  if (missing.length === 0) return undefined;
  return `does not name ${missing.map((name) => `\`${name}\``).join(', ')} in \`Access-Control-Allow-Headers\`${isAnything ? ', and `*` does not stand for it' : ''}`;
}
