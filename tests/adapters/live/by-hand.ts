import type { BackendControls } from '../../../src/testing/index.ts';

/** Not a failure: something that could not be tried this way. */
export class NotTried extends Error {
  override readonly name = 'NotTried';
}

/** Why, where nobody is there. */
export const needsAgent = 'This needs an agent: run it with --agent.';

/** What somebody at the server's own pages is asked to do, and what they say they see there. */
export type ByHand = Pick<BackendControls, 'agentSays' | 'agentAttaches' | 'agentTypes' | 'agentReads' | 'treatLetter' | 'queueAt'> & {
  /** Which of the texts that were sent have arrived. */
  arrived(what: string, sent: readonly string[]): Promise<readonly string[]>;
};

/** Tests whose proof lies in an inbox: without anybody to look there, nothing need be written for them. */
export const needsEyes = /^(contact\.send|callback\.request) (resolves|gets|stores|keeps|books)/;

/** The agent is whoever sits at the terminal; without anybody, what needs one is not tried. */
export function createByHand(ask: ((question: string) => Promise<string>) | undefined): ByHand {
  async function please(what: string): Promise<string> {
    if (!ask) throw new NotTried(needsAgent);
    const answer = (await ask(`    ${what}\n    Enter when it is done, "no" if it cannot be: `)).trim();
    if (/^no?$/i.test(answer)) throw new NotTried('The agent could not do this.');
    return answer;
  }

  return {
    agentSays: async (text) => {
      // By hand nobody floods anything.
      if (text.startsWith('flood ')) throw new NotTried('By hand nobody says fifteen things at once.');
      await please(`In the newest conversation, say as the agent: ${text}`);
    },
    agentAttaches: async ({ name, content }) => void (await please(`In the newest conversation, send a file as the agent, named "${name}", of exactly ${content.size} bytes.`)),
    agentTypes: async (on) => void (await please(on ? 'In the newest conversation, begin to type as the agent and go on typing.' : 'Stop typing.')),
    agentReads: async () => void (await please('Open the newest conversation as the agent, so that it counts as read.')),
    treatLetter: async (how) => void (await please(how === 'answered' ? 'Answer the newest letter.' : 'Mark the newest letter as solved.')),
    queueAt: async (position) => void (await please(position === undefined ? 'Take the newest conversation out of the queue, as its agent.' : `See to it that the newest conversation is at place ${position} of the queue.`)),
    async arrived(what, sent) {
      if (sent.length === 0) return [];
      const list = sent.map((text, index) => `      ${index + 1}) ${JSON.stringify(text)}`).join('\n');
      const answer = await please(`${what} sent in this test:\n${list}\n    Which of them lie there, oldest first, each as often as it is there? "1 1 2", or "0" for none:`);
      return answer.split(/\D+/).flatMap((number) => sent[Number(number) - 1] ?? []);
    },
  };
}
