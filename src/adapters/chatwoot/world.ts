import type { AttachmentRules } from '../../protocol/index.ts';
import type { Api } from './api.ts';
import type { Visitor } from './visitor.ts';

/** What the ports share. */
export interface World {
  readonly api: Api;
  readonly visitor: Visitor;
  readonly countries: readonly string[];
  readonly timeZone: string | undefined;
  readonly pingMs: number;
  /** Which files may be sent. Without, none; and those of agents are shown by their address. */
  readonly files: AttachmentRules | undefined;
}
