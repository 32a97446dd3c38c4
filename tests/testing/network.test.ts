import { describe, expect, it } from 'vitest';
import { createNetwork } from '../../src/testing/index.ts';
import { createStage } from '../../src/testing/stage.ts';

/** As much of a socket as anybody asks for here; what its server says is told by `say`. */
function openSocket() {
  const socket = { readyState: 1 as const, close() {}, onmessage: null as ((event: Event) => void) | null };
  return { socket, say: (data: string) => socket.onmessage?.(new MessageEvent('message', { data })) };
}

describe('the network of the suite', () => {
  it('spoils what is heard by a property and by addEventListener alike, and tells both once that a line was cut', () => {
    const { socket, say } = openSocket();
    const network = createNetwork({ socket: () => socket });
    const line = network.socket('ws://shop.example');
    const heard: string[] = [];
    const stop = (event: Event) => heard.push(`added ${event.type}`);
    Object.assign(line, { onmessage: ({ data }: MessageEvent) => heard.push(`set ${data}`), onclose: ({ code }: CloseEvent) => heard.push(`set ${code}`) });
    line.addEventListener('message', ({ data }) => heard.push(`added ${data}`));
    line.addEventListener('message', ({ data }) => heard.push(`once ${data}`), { once: true });
    line.addEventListener('close', stop);
    say('1');
    network.doubleFrames(true);
    say('2');
    network.loseAnswers(true);
    say('3');
    network.cutLines();
    network.cutLines();
    expect(heard).toEqual(['set 1', 'added 1', 'once 1', 'set 2', 'added 2', 'set 2', 'added 2', 'set 1006', 'added close']);
  });

  it('says what a test has waited for, not that it did not end', async () => {
    const stage = createStage({ adapter: {}, backend: {} }, { claims: {}, patienceMs: 50 });
    // Longer than the test, as with whoever begins to wait in the middle of it.
    const working = new Promise((resume) => setTimeout(resume, 30)).then(() => stage.until(() => false, 'the answer of an agent'));
    await expect(stage.settled(working, 'the test to end')).rejects.toThrow('Waited 50 ms in vain: the answer of an agent');
    await expect(working).rejects.toThrow('the answer of an agent');
    await stage.close();
  });
});
