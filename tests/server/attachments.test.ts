import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cleanFileName, limits } from '../../src/protocol/index.ts';
import { receive } from '../../src/server/attachments/receive.ts';
import { sniff } from '../../src/server/attachments/sniff.ts';
import { createLog, createSystemRandom, exportVisitors, eraseVisitors, openDatabase, restoreBackup, writeBackup, type ConfigInput } from '../../src/server/index.ts';
import { dropOld } from '../../src/server/lifecycle/retention.ts';
import { createPaperBackend, type PaperBackend } from './backend-on-paper.ts';
import { signIn } from './desk.ts';
import { attachAsAgent, download, png, sendPicture, upload } from './files.ts';
import { startHouse, tempFolder } from './house.ts';
import { arrive, fetchAs, newId } from './visitor.ts';

const offered: ConfigInput = { chat: { attachments: {} } };
const textOf = (bytes: string) => Buffer.from(bytes, 'latin1');
const jpeg = (width: number, height: number, before = '') => textOf(`\xff\xd8${before}\xff\xc0\0\x11\x08${String.fromCharCode(height >> 8, height & 255, width >> 8, width & 255)}\x03${'\0'.repeat(20)}`);

describe('a file', () => {
  test('is not taken, nor spoken of, by a shop that has not said so', async () => {
    const server = await startHouse();
    const ada = await arrive(server);
    expect((await fetchAs<{ chat: { features: object } }>(server, '/v1/offer')).body.chat.features).toEqual({ typing: true, receipts: true });
    expect(await upload(server, ada, png())).toMatchObject({ status: 404, error: { kind: 'unsupported' } });
    expect((await ada.command('chat.attach', { attachment: 'x' })).error?.kind).toBe('gone');
  });

  test('is for its visitor and for agents: to everybody else it is what never was, said or not', async () => {
    const server = await startHouse(offered);
    const [ada, bob, desk] = [await arrive(server), await arrive(server), await signIn(server)];
    const said = await sendPicture(server, ada);
    const { attachment: unsaid } = await upload(server, ada, png());
    const { attachment: agents } = await upload(server, desk, png());
    const unknown = await download(server, bob, Buffer.alloc(16, 9).toString('base64url'));
    expect(unknown.status).toBe(410);
    for (const { id } of [said, unsaid, agents]) {
      const foreign = await download(server, bob, id);
      expect([foreign.status, foreign.body.toString()]).toEqual([unknown.status, unknown.body.toString()]);
      const taken = await bob.command('chat.attach', { attachment: id });
      expect(taken.error).toEqual((await bob.command('chat.attach', { attachment: 'unknown' })).error);
      expect(Buffer.from(id, 'base64url')).toHaveLength(16);
    }
    // An agent's is the visitor's when it was said to them, and not before.
    expect((await download(server, ada, agents.id)).status).toBe(410);
    const { conversation } = (await desk.inbox())[0]!;
    expect((await attachAsAgent(desk, conversation, agents.id)).status).toBe(200);
    expect((await download(server, ada, agents.id)).status).toBe(200);
    expect((await attachAsAgent(desk, conversation, unsaid.id)).status).toBe(410);
    // No token in an address, and no address without a token.
    expect((await fetch(`${server.url}/v1/attachments/${said.id}?token=${ada.token}`)).status).toBe(403);
    expect((await fetchAs(server, `/v1/attachments/${said.id}?token=${ada.token}`)).status).toBe(401);
  });

  test('is what its first bytes are, and leaves with an ending and headers that let nothing run', async () => {
    const server = await startHouse(offered);
    const ada = await arrive(server);
    const gifThatIsScript = textOf(`GIF89a/*\x01\x01${'\0'.repeat(20)}*/=1;alert(1)`);
    const cases = [
      { body: png(), name: 'page.html', is: 'image/png', called: 'page.html.png' },
      { body: gifThatIsScript, name: 'a.js', is: 'image/gif', called: 'a.js.gif' },
      { body: textOf('%PDF-1.7 <script>alert(1)</script>'), name: 'bill.PDF', is: 'application/pdf', called: 'bill.PDF' },
      { body: jpeg(4_000, 3_000), name: 'IMG_1.jpeg', is: 'image/jpeg', called: 'IMG_1.jpeg' },
    ];
    for (const { body, name, is, called } of cases) {
      const { attachment } = await upload(server, ada, Uint8Array.from(body), { name });
      expect(attachment).toMatchObject({ type: is, name: called, bytes: body.length });
      const { headers, body: back } = await download(server, ada, attachment.id);
      expect(back.equals(body)).toBe(true);
      expect(headers.get('content-type')).toBe(is);
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-disposition')).toMatch(is === 'application/pdf' ? /^attachment; / : /^inline; filename\*=UTF-8''[\w.%-]+$/);
    }
  });

  test('that is anything else is refused, whatever it is called', async () => {
    const server = await startHouse(offered);
    const ada = await arrive(server);
    const kinds = {
      'a drawing': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
      'a page': '<!doctype html><script>alert(1)</script>',
      'a page behind a mark': '\xef\xbb\xbf<html>',
      'a PDF that begins as a page': '<html>%PDF-1.7',
      'an archive': 'PK\x03\x04',
      'a program': 'MZ\x90',
      'words': 'Hello',
      'a picture without a size': '\x89PNG\r\n\x1a\n',
      'a picture of no size': 'GIF89a\0\0\0\0\0\0',
      'a photo that ends in its tables': '\xff\xd8\xff\xe0\xff\xff',
      'nothing': '',
    };
    for (const [what, bytes] of Object.entries(kinds)) {
      const answer = await upload(server, ada, Uint8Array.from(textOf(bytes)));
      expect(answer, what).toMatchObject({ status: 422, error: { kind: 'refused', fields: { type: 'invalid' } } });
    }
  });

  test('that is too large, in bytes or in pixels, is cut off as it comes and leaves nothing', async () => {
    const dataFolder = tempFolder();
    const server = await startHouse({ dataFolder, chat: { attachments: { maxBytes: 600_000, types: ['image/png'] } } });
    const ada = await arrive(server);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulled > 200_000_000) return controller.close();
        controller.enqueue(png({ bytes: 65_536 }));
        pulled += 65_536;
      },
    });
    await upload(server, ada, endless).then(
      (answer) => expect(answer).toMatchObject({ status: 422, error: { fields: { size: 'too-long' } } }),
      // Cut while we were still speaking.
      (error: unknown) => expect(error).toBeInstanceOf(TypeError),
    );
    expect(pulled).toBeLessThan(100_000_000);
    expect((await upload(server, ada, png({ bytes: 600_001 }))).error?.fields).toEqual({ size: 'too-long' });
    expect((await upload(server, ada, png({ width: 60_000, height: 10 }))).error?.fields).toEqual({ size: 'too-long' });
    expect((await upload(server, ada, png({ width: 12_000, height: 12_000 }))).error?.fields).toEqual({ size: 'too-long' });
    expect((await upload(server, ada, textOf('%PDF-1.7'))).error?.fields).toEqual({ type: 'invalid' });
    expect((await upload(server, ada, png({ bytes: 600_000 }))).status).toBe(200);
    await server.close();
    const database = await openDatabase({ dataFolder, log: createLog('silent') });
    const rows = await database.queries.selectFrom('attachments').select('bytes').execute();
    const parts = await database.queries.selectFrom('attachment_parts').select('number').execute();
    await database.close();
    expect(rows).toEqual([{ bytes: 600_000 }]);
    expect(parts).toHaveLength(4);
  });

  test('too many are refused: too fast, or more than one person or the shop may keep', async () => {
    const fast = await startHouse({ ...offered, rates: { upload: { burst: 2, perSecond: 0.001 }, uploads: { burst: 3, perSecond: 0.001 } } });
    const [ada, desk] = [await arrive(fast), await signIn(fast)];
    for (const sender of [ada, desk]) {
      const answers = [await upload(fast, sender, png()), await upload(fast, sender, png()), await upload(fast, sender, png())];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    }
    // Somebody new, but of the same network.
    const bob = await arrive(fast);
    expect([(await upload(fast, bob, png())).status, (await upload(fast, bob, png())).status]).toEqual([200, 429]);
    const full = await startHouse({ chat: { attachments: { maxBytes: 3_000, perPersonBytes: 5_000, totalBytes: 9_000 } } });
    const kept = async () => {
      const one = await arrive(full);
      return [await upload(full, one, png()), await upload(full, one, png()), await upload(full, one, png())].map(({ error }) => error?.fields ?? 'kept');
    };
    expect(await kept()).toEqual(['kept', 'kept', { room: 'taken' }]);
    expect(await kept()).toEqual(['kept', 'kept', { room: 'taken' }]);
    expect(await kept()).toEqual([{ room: 'taken' }, { room: 'taken' }, { room: 'taken' }]);
  });
});

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd.png', 'etc passwd.png'],
    ['C:\\Users\\Ada\\photo.png', 'C Users Ada photo.png'],
    ['photo\u202egnp.exe.png', 'photo gnp.exe.png'],
    ['a\u0000b\r\nSet-Cookie: x.png', 'a b Set-Cookie x.png'],
    ['\u200b\u200f .', 'file'],
    ['', 'file'],
    ['.htaccess', 'htaccess'],
    ['Straße 発送 📦.png', 'Straße 発送 📦.png'],
  ])('%j is shown as %j', (given, shown) => {
    expect(cleanFileName(given)).toBe(shown);
  });

  test('keeps its ending when it is cut, and is never cut through a letter', () => {
    for (const letter of ['a', '📦']) {
      const name = cleanFileName(`${letter.repeat(900)}.png`);
      expect(name.length).toBeLessThanOrEqual(limits.fileNameLength);
      expect(name).toMatch(/\.png$/);
      expect(name).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    }
  });

  test('comes through a header in any script, and a broken one costs nothing but the name', async () => {
    const server = await startHouse(offered);
    const ada = await arrive(server);
    const { attachment } = await upload(server, ada, png(), { name: 'Straße "発送"’\u202e.png' });
    expect(attachment.name).toBe('Straße 発送 ’ .png');
    expect((await download(server, ada, attachment.id)).headers.get('content-disposition')).toBe("inline; filename*=UTF-8''Stra%C3%9Fe%20%E7%99%BA%E9%80%81%20%E2%80%99%20.png");
    const broken = await fetchAs<{ attachment: { name: string } }>(server, `/v1/attachments/${newId()}`, { token: ada.token, method: 'PUT', text: png().toString('latin1'), headers: { 'X-File-Name': '%E0%A4%A' } });
    expect(broken.status).toBe(422);
  });
});

describe('how large a picture is', () => {
  test.each([
    ['a photo', jpeg(4_000, 3_000), { width: 4_000, height: 3_000 }],
    ['a photo after its tables', jpeg(40, 30, `\xff\xe0\0\x04ab\xff\xff\xdb\0\x03c`), { width: 40, height: 30 }],
    ['a photo taken upright', jpeg(40, 30, `\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0`), { width: 30, height: 40 }],
    ['a WebP', textOf(`RIFF\0\0\0\0WEBPVP8 ${'\0'.repeat(10)}\x40\x01\xf0\0`), { width: 320, height: 240 }],
    ['a lossless WebP', textOf(`RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x3f\xc1\x3b\0${'\0'.repeat(10)}`), { width: 320, height: 240 }],
    ['a long WebP', textOf(`RIFF\0\0\0\0WEBPVP8X${'\0'.repeat(8)}\x3f\x01\0\xef\0\0`), { width: 320, height: 240 }],
    ['a GIF', textOf('GIF89a\x40\x01\xf0\0'), { width: 320, height: 240 }],
  ])('%s', (_what, bytes, size) => {
    expect(sniff(bytes)?.size).toEqual(size);
  });
});

describe('what is kept of files', () => {
  const paper = () => createPaperBackend(offered);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield png({ bytes: 500_000 });
  }
  const send = (backend: PaperBackend, command: string) => receive(backend, { owner: 'visitor:visitor-1', visitor: 'visitor-1', command, name: 'a.png' }, bytes());

  test('a sender who breaks off leaves nothing, and what is never said goes after a day', async () => {
    const backend = await paper();
    await backend.arrive();
    const { attachments } = backend.store.rows;
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* bytes();
      throw new Error('the line is dead');
    }
    const upload = { owner: 'visitor:visitor-1', visitor: 'visitor-1', command: 'broken', name: 'a.png' };
    await expect(receive(backend, upload, broken())).rejects.toThrow('the line is dead');
    expect(await attachments.held()).toBe(0);

    const { id } = await send(backend, 'whole');
    backend.clock.advance(23 * 60 * 60 * 1000);
    await dropOld(backend);
    expect(await attachments.byId(id)).toMatchObject({ bytes: 500_000 });
    backend.clock.advance(60 * 60 * 1000);
    await dropOld(backend);
    expect([await attachments.byId(id), await attachments.part(id, 0)]).toEqual([undefined, undefined]);
  });

  test('the same file twice at the same time is one', async () => {
    const backend = await paper();
    await backend.arrive();
    const [one, two] = await Promise.all([send(backend, 'same'), send(backend, 'same')]);
    expect(one).toEqual(two);
    expect(await backend.store.rows.attachments.held()).toBe(500_000);
  });

  test('is exported, comes back from a backup with every byte, and goes with the person', async () => {
    const [here, there] = [tempFolder(), tempFolder()];
    const server = await startHouse({ ...offered, dataFolder: here });
    const device = newId();
    const ada = await arrive(server, device);
    const body = png({ bytes: 2_000_000 });
    const { attachment } = await upload(server, ada, body);
    await ada.command('chat.attach', { attachment: attachment.id });
    await server.close();

    const options = { log: createLog('silent'), claim: 'alone' } as const;
    const file = join(tempFolder(), 'backup.gz');
    const from = await openDatabase({ dataFolder: here, ...options });
    await writeBackup(from, { file, now: 1 });
    await from.close();
    const to = await openDatabase({ dataFolder: there, ...options });
    await restoreBackup(to, { file, random: createSystemRandom(), replace: false, erased: [] });
    await to.close();
    const restored = await startHouse({ ...offered, dataFolder: there });
    expect((await download(restored, await arrive(restored, device), attachment.id)).body.equals(body)).toBe(true);

    const backend = await paper();
    await backend.arrive();
    const uploaded = await send(backend, 'exported');
    const { dispatch } = await import('../../src/server/dispatch/index.ts');
    const said = { id: newId(), type: 'chat.attach', body: { attachment: uploaded.id } };
    expect(await dispatch(backend, { visitor: 'visitor-1', network: 'paper', site: '' }, said)).toMatchObject({ is: 'done' });
    const [exported] = await exportVisitors(backend.store, ['visitor-1']);
    const [kept] = exported!.conversations[0]!.attachments!;
    expect(Buffer.from(kept!.base64, 'base64').equals(png({ bytes: 500_000 }))).toBe(true);
    await eraseVisitors(backend.store, { visitors: ['visitor-1'], journal: join(tempFolder(), 'journal'), now: 1 });
    expect([await backend.store.rows.attachments.held(), await backend.store.rows.attachments.part(uploaded.id, 0)]).toEqual([0, undefined]);
  });
});
