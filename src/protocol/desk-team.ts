import * as v from 'valibot';
import { instant } from './field.ts';

/** What agents write to each other about a conversation. No visitor ever sees it. */
export const NoteSchema = v.object({ id: v.string(), author: v.string(), text: v.string(), at: instant });
export type Note = v.InferOutput<typeof NoteSchema>;

/** Words an agent need not write: a reply of the shop's own, or an article of its FAQ as plain text. */
export const SnippetSchema = v.object({ id: v.string(), kind: v.picklist(['reply', 'article']), title: v.string(), text: v.string() });
export type Snippet = v.InferOutput<typeof SnippetSchema>;

/** Who answers. An `admin` also says who else may. */
export const AgentSchema = v.object({ id: v.string(), name: v.string(), role: v.exactOptional(v.picklist(['admin', 'agent'])) });
export type Agent = v.InferOutput<typeof AgentSchema>;
