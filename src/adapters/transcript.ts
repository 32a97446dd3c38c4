import type { ChatDial, ChatEntry, ChatPage } from '../channels/chat/port.ts';
import type { Cursor } from '../core/index.ts';

// For backends that give a conversation as a list and can change what is in it: messages are edited, deleted, moved to
// another place. A cursor is made of what was shown, so that a list that was changed is a list that is not known.

/** Names the place after these entries, by what they say. */
export function cursorAfter(entries: readonly ChatEntry[]): Cursor | null {
  return entries.length === 0 ? null : `${entries.length}:${digest(entries.map(essence).join('\n'))}`;
}

/** What follows a cursor, or everything when what the cursor was made of is not there any more. */
export function pageAfter(entries: readonly ChatEntry[], after: Cursor | null): ChatPage {
  const count = Number(/^(\d+):/.exec(after ?? '')?.[1] ?? 0);
  const start = count <= entries.length && cursorAfter(entries.slice(0, count)) === after ? count : 0;
  return { after: start === 0 ? null : after, cursor: cursorAfter(entries), entries: entries.slice(start), more: false };
}

/** What one line has delivered. */
export interface Transcript {
  /** Delivers what is new in the list as it is now; everything, when something was changed. */
  show(entries: readonly ChatEntry[]): void;
  /** Says where the history ends, as a sign of life. */
  head(): void;
}

/** Begins where the caller's history ends. Nothing is delivered before the first list is shown. */
export function createTranscript({ cursor, deliver }: Pick<ChatDial, 'cursor' | 'deliver'>): Transcript {
  let at = cursor;
  let begun = false;
  return {
    show(entries) {
      begun = true;
      const { more: _, ...stretch } = pageAfter(entries, at);
      if (stretch.cursor === at) return;
      at = stretch.cursor;
      deliver({ type: 'stretch', ...stretch });
    },
    head() {
      if (begun) deliver({ type: 'head', cursor: at });
    },
  };
}

function essence(entry: ChatEntry): string {
  if (entry.type !== 'message') return JSON.stringify([entry.id, entry.type]);
  return JSON.stringify([entry.id, entry.from.side, entry.text]);
}

/** Two rounds of FNV-1a with different beginnings: it tells lists apart, it keeps no secret. */
function digest(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x85ebca6b);
  }
  return [one, other].map((half) => (half >>> 0).toString(36)).join('');
}
