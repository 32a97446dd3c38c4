import { originOf, type Config } from './config.ts';

/** What a request says of where it comes from. */
export interface Provenance {
  readonly origin: string | undefined;
  readonly host: string | undefined;
  /** `Sec-Fetch-Site`: only a browser can set it, and its pages cannot. */
  readonly fetchSite?: string | undefined;
}

type OriginConfig = Pick<Config, 'origins' | 'allowMissingOrigin' | 'publicUrl'>;

/** Whether pages of this origin may use the widget's routes: those listed, compared as a whole, and the server's own. */
export function isAllowedOrigin(config: OriginConfig, from: Provenance): boolean {
  if (from.origin === undefined) {
    // A browser names no origin when a page of ours gets something from us.
    return config.allowMissingOrigin || from.fetchSite === 'same-origin';
  }
  if (from.origin === 'null') return config.origins.includes('null');
  const origin = originOf(from.origin);
  return origin !== undefined && (config.origins.includes(origin) || origin === ownOrigin(config, from.host));
}

/** Whether a request was sent by a page of this server: what the desk's unsafe requests must show. */
export function isOwnOrigin(config: OriginConfig, from: Provenance): boolean {
  const origin = from.origin === undefined ? undefined : originOf(from.origin);
  return origin !== undefined && origin === ownOrigin(config, from.host);
}

/** Whether people reach this server through TLS. */
export function isSecure(config: OriginConfig): boolean {
  return config.publicUrl?.startsWith('https:') ?? false;
}

function ownOrigin({ publicUrl }: OriginConfig, host: string | undefined): string | undefined {
  return publicUrl ?? (host === undefined ? undefined : originOf(`http://${host}`));
}
