import { offersByDefault } from '../../src/adapters/memory/defaults.ts';
import { memory, type MemoryAdapter } from '../../src/adapters/memory/index.ts';
import type { BackendControls } from '../../src/testing/index.ts';

const { chat } = offersByDefault;
/** A chat that takes files, which a shop must ask for. */
const chatWithFiles = (maxBytes: number) => ({ ...chat, features: { ...chat.features, attachments: { maxBytes, types: ['application/pdf', 'image/png'] } } });

/** The memory adapter with everything it has. */
export const wholeMemory = (maxBytes = 64 * 1024): MemoryAdapter => memory({ offers: { chat: chatWithFiles(maxBytes) } });

/** The strings of the memory adapter, as the suite pulls them. */
export function controlsOf(shop: MemoryAdapter): BackendControls {
  return {
    goDown() {
      shop.fail('*', 'unavailable');
      shop.cutLines();
    },
    comeBack: () => shop.fail('*'),
    answerGarbage: (on) => shop.fail('*', on ? 'broken' : undefined),
    fallSilent: (on) => shop.fail('*', on ? 'hang' : undefined),
    cutLines: () => shop.cutLines(),
    agentSays: (text) => void shop.agent.reply(text),
    agentAttaches: async (file) => void (await shop.agent.attach(file)),
    agentTypes: (on) => shop.agent.typing(on),
    agentReads: () => shop.agent.read(),
    treatLetter: (how) => shop.treat(how),
    queueAt: (position) => shop.offer({ chat: { ...chatWithFiles(64 * 1024), availability: { is: 'open', ...(position !== undefined && { position }) } } }),
    stored(what) {
      if (what === 'chat') return shop.stored.chat;
      return what === 'contact' ? shop.stored.contact.map(({ message }) => message) : shop.stored.callbacks.map(({ note }) => note ?? '');
    },
  };
}
