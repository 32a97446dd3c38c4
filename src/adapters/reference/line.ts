import type { ChatDial, ChatLine } from '../../channels/chat/port.ts';
import { DeskbellError, type LineEnd } from '../../core/index.ts';
import type { ChatBatch, ChatEvent, ServerFrame, VisitorFrame } from '../../protocol/index.ts';
import { readCursor, toCursor, toEntry, type Place } from './cursor.ts';
import { readFrame } from './frame.ts';
import type { Welcome } from './greeting.ts';
import { createSender } from './sender.ts';
import { listen } from './socket.ts';

/** What {@link createLine} needs to know. */
export interface LineOptions {
  readonly socket: WebSocket;
  readonly welcome: Welcome;
  readonly dial: ChatDial;
  /** Where the caller's history ends. */
  readonly place: Place | undefined;
}

/** Heartbeats of silence: one may be late, two are not. Of a server's usual twelve seconds that is 21, and slow timers still keep within thirty. */
const patience = 1.75;

/**
 * A line that has been welcomed. It delivers events without a gap and none twice, counted from where the caller's
 * history ended: what was missed, whichever frame was lost, it asks for itself, one question at a time.
 */
export function createLine({ socket, welcome, dial, place }: LineOptions): ChatLine {
  let { epoch, seq: have } = place ?? { epoch: welcome.epoch, seq: 0 };
  /** Where the log was asked for from, until it is answered. */
  let asked: number | undefined;
  let read = { known: welcome.read, told: 0 };
  let spreadMs: number | undefined;
  let over = false;
  let settle!: (end: LineEnd) => void;
  const closed = new Promise<LineEnd>((done) => (settle = done));
  const sender = createSender(say);

  function say(frame: VisitorFrame): void {
    // Said into a socket that is closing, it would only be a complaint on the shop's console.
    if (!over && !(socket.readyState > 1)) socket.send(JSON.stringify(frame));
  }

  function end(how: LineEnd): void {
    if (over) return;
    over = true;
    listen(socket, {});
    socket.close();
    sender.end(how.error);
    settle(how);
  }

  function sync(): void {
    if (asked !== undefined) return;
    asked = have;
    say({ type: 'sync', after: have, epoch });
  }

  /** Delivers what follows directly on what is held. Whether all of it did. */
  function apply(events: readonly ChatEvent[]): boolean {
    const fresh = events.filter(({ seq }) => seq > have);
    const gap = fresh.findIndex(({ seq }, index) => seq !== have + 1 + index);
    const next = gap < 0 ? fresh : fresh.slice(0, gap);
    if (next.length > 0) deliver(have + next.length, next);
    return gap < 0;
  }

  function deliver(end: number, events: readonly ChatEvent[]): void {
    const after = toCursor({ epoch, seq: have });
    have = end;
    dial.deliver({ type: 'stretch', after, cursor: toCursor({ epoch, seq: have }), entries: events.map((event) => toEntry(epoch, event)) });
    tellRead();
  }

  function tellRead(upTo = 0): void {
    read = { ...read, known: Math.max(read.known, upTo) };
    const known = Math.min(read.known, have);
    if (known <= read.told) return;
    read = { ...read, told: known };
    dial.deliver({ type: 'read', upTo: toCursor({ epoch, seq: known }) ?? '' });
  }

  /** Numbers of another epoch mean something else: what is shown must go, even when nothing takes its place. */
  function turnTo(next: string): void {
    epoch = next;
    have = 0;
    read = { known: 0, told: 0 };
    deliver(0, []);
  }

  function take(batch: ChatBatch): void {
    const from = asked ?? 0;
    asked = undefined;
    // From its beginning, though we asked for less: what we hold is of a log that is no more.
    if (batch.epoch !== epoch || batch.after < from) turnTo(batch.epoch);
    const before = have;
    apply(batch.events);
    tellRead(batch.read);
    // Only after progress, or a server that is wrong about its own log would be asked without end.
    if (have > before && (batch.more || batch.head > have)) sync();
  }

  function hear(frame: Exclude<ServerFrame, { type: 'welcome' }>): void {
    switch (frame.type) {
      case 'ack':
      case 'nack':
        return sender.hear(frame);
      case 'events':
        // The first words of a chat name its numbers; who holds none has nothing to mix with them.
        if (have === 0) epoch = frame.epoch;
        if (frame.epoch !== epoch || !apply(frame.events)) sync();
        return;
      case 'batch':
        return take(frame.batch);
      case 'ping':
        say({ type: 'pong' });
        if (frame.epoch !== epoch || frame.head > have) return sync();
        return dial.deliver({ type: 'head', cursor: toCursor({ epoch, seq: have }) });
      case 'typing':
        return dial.deliver({ type: 'typing', on: frame.on, name: frame.name });
      case 'read':
        return tellRead(frame.upTo);
      case 'drain':
        // Until it closes the line, a stopping server still answers what it was asked.
        spreadMs = frame.spreadMs;
    }
  }

  listen(socket, {
    onMessage(data) {
      const frame = readFrame(data);
      if (!frame || frame.type === 'welcome') end({ error: new DeskbellError('broken', { message: 'Unknown frame.' }), retryable: true });
      else if (frame.type !== 'unknown') hear(frame);
    },
    onClose: (how) => end(spreadMs === undefined ? how : { ...how, spreadMs }),
  });

  if (welcome.epoch !== epoch || welcome.head !== have) sync();
  // The caller may have read the history by another way, which says nothing of this.
  else tellRead();

  return {
    closed,
    silenceMs: welcome.heartbeatMs * patience,
    close: () => end({ error: new DeskbellError('cancelled'), retryable: false }),
    send: (message, call) => sender.send(message, call),
    typing: (on) => say({ type: 'typing', on }),
    read(upTo) {
      const place = readCursor(upTo);
      if (place?.epoch === epoch) say({ type: 'read', upTo: place.seq });
    },
    page: (page) => say({ type: 'page', page }),
  };
}
