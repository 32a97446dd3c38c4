import { describe, expect, it } from 'vitest';
import { lastReplies, setLog } from '../../src/desk/models/log.ts';
import type { ChatEvent } from '../../src/protocol/index.ts';
import { agentSays, visitorSays } from './fake-server.ts';

const minute = 60_000;
const noon = new Date(2026, 2, 12, 12).getTime();
const shape = (events: readonly ChatEvent[]) =>
  setLog(events).map((line) => (line.is === 'message' ? `${line.first ? '<' : ''}${line.event.seq}${line.last ? '>' : ''}` : line.is === 'day' ? 'day' : line.event.type));

describe('a log as it is drawn', () => {
  it('puts a run of one person together, and parts it by time', () => {
    expect(shape([visitorSays(1, 'a', noon), visitorSays(2, 'b', noon + minute), visitorSays(3, 'c', noon + 10 * minute)])).toEqual(['day', '<1', '2>', '<3>']);
  });

  it('parts two agents, and two sides', () => {
    const at = (event: ChatEvent) => ({ ...event, at: noon });
    expect(shape([at(agentSays(1, 'a', { name: 'Anna' })), at(agentSays(2, 'b', { name: 'Ben' })), at(visitorSays(3, 'c'))])).toEqual(['day', '<1>', '<2>', '<3>']);
  });

  it('begins each day anew, in the time zone of whoever looks', () => {
    const late = new Date(2026, 2, 12, 23, 59).getTime();
    expect(shape([visitorSays(1, 'a', late), visitorSays(2, 'b', late + 2 * minute)])).toEqual(['day', '<1>', 'day', '<2>']);
  });

  it('draws facts between messages', () => {
    expect(shape([visitorSays(1, 'a', noon), { type: 'joined', seq: 2, at: noon, agent: 'Anna' }, visitorSays(3, 'b', noon), { type: 'closed', seq: 4, at: noon }])).toEqual(['day', '<1>', 'joined', '<3>', 'closed']);
  });

  it('is empty for an empty log', () => {
    expect(setLog([])).toEqual([]);
  });

  it('knows the last reply and the last one that was read', () => {
    const events = [agentSays(1, 'a'), visitorSays(2, 'b'), agentSays(3, 'c')];
    expect(lastReplies(events, 2)).toEqual({ said: 3, read: 1 });
    expect(lastReplies(events, 3)).toEqual({ said: 3, read: 3 });
    expect(lastReplies([], 9)).toEqual({ said: 0, read: 0 });
  });
});
