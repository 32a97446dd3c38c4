import type { ChatEntry, ChatFile, ChatPort, ChatSent } from '../../channels/chat/port.ts';
import type { Call } from '../../core/index.ts';
import type { Attachment, AttachmentRules } from '../../protocol/index.ts';
import { check, equal, rejection } from '../assert.ts';
import type { Case } from '../case.ts';
import { createListener, inVain, type Stage } from '../stage.ts';

/** A file by its first bytes, and everything that a file taken for text would lose. */
const pdf: ChatFile = {
  name: 'Größe 42, 配送.pdf',
  content: new Blob([`%PDF-1.4\n`, Uint8Array.from({ length: 256 }, (_, byte) => byte)], { type: 'application/pdf' }),
};

/** Whatever is taken, this is not: it would run where it is opened. */
const program: ChatFile = { name: 'receipt.html', content: new Blob(['<!doctype html><script>alert(1)</script>'], { type: 'text/html' }) };

type Files = Required<Pick<ChatPort, 'offer' | 'attach' | 'open'>> & ChatPort;
type Told = ChatEntry & { readonly type: 'message' };
interface WithFile extends Told {
  readonly attachment: Attachment;
}

/** A file that this backend takes. */
export const fileFor = ({ harness }: Stage): ChatFile => harness.file ?? pdf;

/** Sends that file. */
export const attach = (stage: Stage, call: Call): Promise<ChatSent> => files(stage).attach(fileFor(stage), call);

/** Sends that file, and finds it in the history. */
export async function attached(stage: Stage): Promise<Attachment> {
  await attach(stage, stage.call());
  return (await newest(stage)).attachment;
}

function files(stage: Stage): Files {
  const chat = stage.port('chat');
  check(chat.offer && chat.attach && chat.open, 'The adapter claims files but lacks offer(), attach() or open().');
  return chat as Files;
}

async function rules(stage: Stage): Promise<AttachmentRules> {
  const { attachments } = (await files(stage).offer(stage.call())).features;
  check(attachments, 'Files are taken while the offer says which: it must have features.attachments.');
  return attachments;
}

/** The newest file of the history. */
async function newest(stage: Stage): Promise<WithFile> {
  const { entries } = await stage.history(files(stage));
  const entry = entries.findLast(hasFile);
  check(entry, 'The history must hold the file, as an entry with an attachment.');
  return entry;
}

const hasFile = (entry: ChatEntry): entry is WithFile => entry.type === 'message' && entry.attachment !== undefined;
const bytesOf = async (content: Blob): Promise<number[]> => [...new Uint8Array(await content.arrayBuffer())];
const aboutOf = ({ name, type, bytes }: Attachment) => ({ name, type, bytes });
const aboutFile = ({ name, content }: ChatFile) => ({ name, type: content.type, bytes: content.size });

async function demandSameContent(stage: Stage, attachment: Attachment): Promise<void> {
  const opened = await files(stage).open(attachment, stage.call());
  equal(await bytesOf(opened), await bytesOf(fileFor(stage).content), 'A file must come back byte for byte.');
}

/** What adapters promise that take files. */
export const chatFileCases: readonly Case[] = [
  {
    name: 'chat.offer says which files are taken',
    claim: 'chat.files',
    async run(stage) {
      const { maxBytes, types } = await rules(stage);
      const { content } = fileFor(stage);
      check(types.includes(content.type) && content.size <= maxBytes, `The offer must take the file of the harness: ${content.type}, ${content.size} bytes.`);
    },
  },
  {
    name: 'chat.attach says a file once, however often it is repeated',
    claim: 'chat.files',
    async run(stage) {
      const call = stage.call();
      const sent = [await attach(stage, call), await attach(stage, call), await attach(stage, call)];
      equal(await stage.control('stored')('chat'), [fileFor(stage).name], 'Repeated with the same id, a file is one message.');
      equal([sent[1]?.entry, sent[2]?.entry], [sent[0]?.entry, sent[0]?.entry], 'A repeated file must get the same answer.');
    },
  },
  {
    name: 'chat.attach says the same file twice when it was sent twice',
    claim: 'chat.files',
    async run(stage) {
      await attach(stage, stage.call());
      await attach(stage, stage.call());
      const { name } = fileFor(stage);
      equal(await stage.control('stored')('chat'), [name, name], 'Two ids are two messages, whatever is in them.');
    },
  },
  {
    name: 'chat.attach gets through once after the backend was down, with the same id',
    claim: 'chat.files',
    async run(stage) {
      const call = stage.call();
      await stage.control('goDown')();
      await rejection(attach(stage, call), ['unavailable', 'offline'], 'The backend is down.');
      await stage.control('comeBack')();
      await attach(stage, call);
      equal(await stage.control('stored')('chat'), [fileFor(stage).name], 'One message must be stored.');
    },
  },
  {
    name: 'chat.attach says a file once although its answer was lost',
    claim: 'chat.files',
    async run(stage) {
      await stage.port('chat').send({ text: 'Hello' }, stage.call());
      const id = stage.newId();
      const at = Date.now();
      const send = (signal?: AbortSignal) => attach(stage, stage.call({ id, at, signal }));
      await inVain(stage, send);
      await send();
      equal(await stage.control('stored')('chat'), ['Hello', fileFor(stage).name], 'A file whose answer was lost and that is sent again is one message.');
      equal((await newest(stage)).commandId, id, 'It is known as that of its command, or it would be shown twice.');
    },
  },
  {
    name: 'chat.attach names what is wrong with a file that is refused',
    claim: 'chat.files',
    async run(stage) {
      const { maxBytes, types } = await rules(stage);
      const { name, content } = fileFor(stage);
      const large = new Blob([content, new Uint8Array(maxBytes + 1 - content.size)], { type: content.type });
      const tooLarge = await rejection(files(stage).attach({ name, content: large }, stage.call()), ['refused'], 'The file is too large.');
      check(tooLarge.fields['size'], 'What is too large is refused for its "size".');
      check(!types.includes(program.content.type), 'Nothing that runs in a browser may be taken.');
      const wrong = await rejection(files(stage).attach(program, stage.call()), ['refused'], 'Such a file is not taken.');
      check(wrong.fields['type'], 'What is not taken is refused for its "type".');
      equal(await stage.control('stored')('chat'), [], 'Nothing of them is stored.');
    },
  },
  {
    name: 'chat.attach sends what is in a file by the fetch of its call, so that the host can tell how much has left',
    claim: 'chat.files',
    async run(stage) {
      const call = stage.call();
      let counted = 0;
      const count = (body: unknown): void => {
        if (body instanceof Blob) counted = Math.max(counted, body.size);
        else if (body instanceof FormData) body.forEach(count);
      };
      const watched: Call = {
        ...call,
        fetch(input, init) {
          count(init?.body);
          return call.fetch(input, init);
        },
      };
      await attach(stage, watched);
      // What needs no network has nothing to count.
      if (stage.network.used) equal(counted, fileFor(stage).content.size, 'The file must leave as a Blob, or in a FormData.');
    },
  },
  {
    name: 'chat.history holds what was attached, and open() gives what is in it',
    claim: 'chat.files',
    async run(stage) {
      const call = stage.call();
      await attach(stage, call);
      const { commandId, from, text, attachment } = await newest(stage);
      equal([commandId, from, text], [call.id, { side: 'visitor' }, fileFor(stage).name], 'It is the visitor\'s, of that command, and says its name.');
      equal(aboutOf(attachment), aboutFile(fileFor(stage)), 'What is said of the file must be true.');
      await demandSameContent(stage, attachment);
    },
  },
  {
    name: 'chat.history holds what the agent attached, and open() gives what is in it',
    claim: 'chat.files',
    async run(stage) {
      await stage.port('chat').send({ text: 'Hello' }, stage.call());
      await stage.control('agentAttaches')(fileFor(stage));
      const { from, attachment } = await newest(stage);
      check(from.side === 'agent' && from.name.length > 0, 'The agent sent it, and has a name.');
      equal(aboutOf(attachment), aboutFile(fileFor(stage)), 'What is said of the file must be true.');
      await demandSameContent(stage, attachment);
    },
  },
  {
    name: 'chat.dial delivers files, each once, from both sides',
    claim: 'chat.files',
    async run(stage) {
      const chat = files(stage);
      // Without a line, the history has them.
      if (!chat.dial) return;
      await chat.send({ text: 'Hello' }, stage.call());
      const { cursor } = await stage.history(chat);
      const listener = createListener(cursor);
      const line = await chat.dial(listener.dial, stage.call({ signal: new AbortController().signal }));
      await attach(stage, stage.call());
      await stage.control('agentAttaches')(fileFor(stage));
      const shown = () => listener.shown.filter(hasFile);
      await stage.until(() => shown().some(({ from }) => from.side === 'agent'), 'the file of the agent over the line');
      equal(shown().map(({ from }) => from.side), ['visitor', 'agent'], 'Each file arrives once, in order.');
      equal(shown().map((entry) => aboutOf(entry.attachment)), [aboutFile(fileFor(stage)), aboutFile(fileFor(stage))], 'Over the line it is the same as in the history.');
      for (const { attachment } of shown()) await demandSameContent(stage, attachment);
      line.close();
    },
  },
  {
    name: 'chat.open says so when there is no such file',
    claim: 'chat.files',
    async run(stage) {
      const attachment = await attached(stage);
      await rejection(files(stage).open({ ...attachment, id: 'no-such-file' }, stage.call()), ['gone', 'refused', 'broken'], 'There is no such file.');
    },
  },
];
