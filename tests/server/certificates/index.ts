import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a mail server of a test shows as its own. */
export type Certificate = 'good' | 'expired' | 'elsewhere';

/** Where a certificate lies, or the key of all. */
export const certificateFile = (name: Certificate | 'key'): string => join(import.meta.dirname, `${name}.pem`);

/** Its parts, as servers take them. */
export const credentialsOf = (name: Certificate): { readonly key: Buffer; readonly cert: Buffer } => ({ key: readFileSync(certificateFile('key')), cert: readFileSync(certificateFile(name)) });

/** How a mail server speaks: as it always did, with TLS from the first byte, or with STARTTLS, which somebody on the way may hide. */
export interface Encryption {
  readonly by: 'TLS' | 'STARTTLS' | 'nothing';
  readonly certificate?: Certificate;
}
