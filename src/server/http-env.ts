import type { HttpBindings } from '@hono/node-server';

/** What every handler finds beside the request. */
export interface HttpEnv {
  Bindings: HttpBindings;
  Variables: { network: string };
}
