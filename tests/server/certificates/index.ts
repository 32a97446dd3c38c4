import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a mail server of a test shows as its own. */
export type Certificate = 'good' | 'expired' | 'elsewhere';

/** Where a certificate lies. */
export const certificateFile = (name: Certificate): string => join(import.meta.dirname, `${name}.pem`);

/** Its parts, as servers take them. */
export const credentialsOf = (name: Certificate): { readonly key: Buffer; readonly cert: Buffer } => ({ key: readFileSync(join(import.meta.dirname, 'key.pem')), cert: readFileSync(certificateFile(name)) });

/** How a mail server speaks: as it always did, with TLS from the first byte, or with STARTTLS, which somebody on the way may hide. */
export interface Encryption {
  readonly by: 'TLS' | 'STARTTLS' | 'nothing';
  readonly certificate?: Certificate;
}
