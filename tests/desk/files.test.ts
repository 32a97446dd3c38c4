import { describe, expect, it } from 'vitest';
import { DeskbellError } from '../../src/core/error.ts';
import { createFiles, isOnItsWay } from '../../src/desk/models/files.ts';
import type { Attachment } from '../../src/protocol/index.ts';
import { createFakeWorld } from './fake-world.ts';

/** Files whose uploads a test answers one by one. */
function setUp() {
  const uploads: { id: string; tell(part: number): void; arrive(): void; fail(kind: DeskbellError['kind']): void }[] = [];
  const commands: { type: string; id: string }[] = [];
  const files = createFiles({
    id: 'talk',
    world: createFakeWorld(),
    api: {
      upload: (file, id, tell) =>
        new Promise<Attachment>((resolve, reject) => {
          uploads.push({ id, tell, arrive: () => resolve({ id: `kept-${id}`, name: file.name, type: file.type, bytes: file.size }), fail: (kind) => reject(new DeskbellError(kind)) });
        }),
      command: async (type, _body, id) => {
        commands.push({ type, id });
        // Only what is said of a file is asked for here.
        return { seq: 2, at: 1 } as never;
      },
    },
    onSent: () => {},
  });
  files.learn({ maxBytes: 10, types: ['image/png'] });
  const states = () => files.pending.value.map(({ state }) => (state.is === 'sending' ? state.part : state.error.kind));
  return { files, uploads, commands, states };
}

const picture = (bytes = 3, type = 'image/png') => new File([new Uint8Array(bytes)], 'pot.png', { type });

describe('a file an agent sends', () => {
  it('says how much of it has left, and is said once it is kept', async () => {
    const { files, uploads, commands, states } = setUp();
    files.send([picture()]);
    expect(states()).toEqual([0]);
    uploads[0]!.tell(0.43);
    expect(states()).toEqual([0.43]);
    uploads[0]!.arrive();
    await expect.poll(states).toEqual([]);
    expect(commands).toEqual([{ type: 'desk.attach', id: uploads[0]!.id }]);
  });

  it('that the shop does not take is refused before anything of it travels; of unknown type the server decides', async () => {
    const { files, uploads, states } = setUp();
    files.send([picture(11), picture(3, 'text/html'), picture(3, '')]);
    await expect.poll(states).toEqual(['refused', 'refused', 0]);
    expect(uploads).toHaveLength(1);
    expect(files.pending.value.map(isOnItsWay)).toEqual([false, false, true]);
  });

  it('goes out by itself when the connection is back, under the id it had; what was refused does not', async () => {
    const { files, uploads, states } = setUp();
    files.send([picture(), picture()]);
    uploads[0]!.fail('offline');
    uploads[1]!.fail('refused');
    await expect.poll(states).toEqual(['offline', 'refused']);
    files.resume();
    expect(states()).toEqual([0, 'refused']);
    expect(uploads.map(({ id }) => id)).toEqual([uploads[0]!.id, uploads[1]!.id, uploads[0]!.id]);
  });

  it('is not sent where the shop takes no files', () => {
    const { files, uploads } = setUp();
    files.learn(undefined);
    files.send([picture()]);
    expect([files.pending.value, uploads]).toEqual([[], []]);
  });
});
