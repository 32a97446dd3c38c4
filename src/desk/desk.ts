import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import type { Undo } from '../core/platform.ts';
import type { DeskFrame, InboxItem } from '../protocol/index.ts';
import { createApi } from './api.ts';
import { createLine, type DeskLine } from './line.ts';
import { createColleagues, type Colleagues } from './models/colleagues.ts';
import { createAccounts, type Accounts } from './models/accounts.ts';
import { createClock, type Clock } from './models/clock.ts';
import { createCompany, type Company } from './models/company.ts';
import { createConversation, type Conversation } from './models/conversation.ts';
import { createDrafts, type Drafts } from './models/drafts.ts';
import { isOnItsWay } from './models/files.ts';
import { createInbox, type Inbox } from './models/inbox.ts';
import { createKnowledge, type KnowledgeModel } from './models/knowledge.ts';
import { createReports, type Reports } from './models/reports.ts';
import { createSession, type Session } from './models/session.ts';
import type { World } from './world.ts';

/** The whole desk without its looks: what is known, and what can be done. */
export interface Desk {
  readonly session: Session;
  readonly inbox: Inbox;
  readonly knowledge: KnowledgeModel;
  readonly drafts: Drafts;
  readonly colleagues: Colleagues;
  readonly company: Pick<Company, 'of'>;
  readonly accounts: Accounts;
  readonly reports: Reports;
  readonly clock: Clock;
  readonly line: Pick<DeskLine, 'state'>;
  /** Whether the device claims to have a network. */
  readonly online: ReadonlySignal<boolean>;
  /** What the agent has turned to. */
  readonly section: ReadonlySignal<Section>;
  /** The conversation before the agent's eyes. */
  readonly open: ReadonlySignal<Conversation | undefined>;
  /** Opens a conversation, or none. */
  choose(id: string | undefined): void;
  /** Calls when something has happened to a conversation that is nobody else's and is not before the agent's eyes. */
  onNews(call: HearNews): Undo;
  /** Turns to the FAQ. */
  turnToFaq(): void;
  /** Turns to a page that has nothing beside it. */
  turnTo(page: Page): void;
  /** Whether something would be lost if the page went away now: files on their way, words no tab will remember. */
  wouldLose(): boolean;
  /** Reads everything on the screen again. */
  refresh(): void;
  dispose(): void;
}

/** `said`: the visitor has. `back`: it was put off until now. `given`: a colleague has made it this agent's. */
export type NewsKind = 'said' | 'back' | 'given';
export type HearNews = (item: InboxItem, why: NewsKind) => void;
/** Pages that are neither conversations nor the FAQ. */
export type Page = 'reports' | 'agents';
/** Where an agent can be. */
export type Section = 'inbox' | 'faq' | Page;

/** What the address says when the FAQ is shown. No conversation goes by so short an id. */
const faqPlace = 'faq';
/** The same of the other pages. */
const pages: readonly Page[] = ['reports', 'agents'];

/** Puts the parts together. Asks the server nothing before `session.resume()`. */
export function createDesk(world: World): Desk {
  const api = createApi({ world, onUnauthorized: () => session.expire() });
  const session = createSession(api);
  const agent = computed(() => (session.state.value.is === 'in' ? session.state.value.agent : undefined));
  const inbox = createInbox({ api, world, me: () => agent.value?.id });
  const knowledge = createKnowledge(world, api);
  const drafts = createDrafts(world.notes);
  const colleagues = createColleagues(api, world.log);
  const accounts = createAccounts(api);
  const reports = createReports(api);
  const clock = createClock(world);
  const line = createLine({ world, onFrame: hear, onResync: refresh });
  const company = createCompany({ world, me: () => agent.value?.id, say: line.say });
  // Kept while signed in: going back to one shows it at once, and a reply goes on its way wherever the agent looks.
  const conversations = new Map<string, Conversation>();
  const open = signal<Conversation | undefined>(undefined);
  const page = signal<Page | undefined>(undefined);
  const section = computed((): Section => page.value ?? (knowledge.shown.value ? 'faq' : 'inbox'));
  const newsHearers = new Set<HearNews>();

  function conversation(id: string): Conversation | undefined {
    const known = conversations.get(id);
    if (known || !agent.value) return known;
    const made = createConversation({ id, agent: agent.value, world, api, inbox, drafts, say: line.say });
    conversations.set(id, made);
    return made;
  }

  function choose(id: string | undefined) {
    batch(() => {
      knowledge.show(false);
      page.value = undefined;
      const next = id === undefined ? undefined : conversation(id);
      if (next === open.value) return;
      open.value?.show(false);
      inbox.hold(id);
      open.value = next;
      next?.show(true);
      if (world.place.read() !== id) world.place.write(id);
      void next?.load();
    });
  }

  function turnToFaq() {
    batch(() => {
      turnAway(faqPlace);
      page.value = undefined;
      knowledge.show(true);
    });
  }

  function turnTo(next: Page) {
    batch(() => {
      turnAway(next);
      knowledge.show(false);
      page.value = next;
      void readPage(next);
    });
  }

  function turnAway(place: string) {
    open.value?.show(false);
    inbox.hold(undefined);
    open.value = undefined;
    if (world.place.read() !== place) world.place.write(place);
  }

  const readPage = (shown: Page) => (shown === 'reports' ? reports.load() : accounts.load());

  function follow() {
    const place = world.place.read();
    const known = pages.find((one) => one === place);
    if (place === faqPlace) turnToFaq();
    else if (known === 'reports' || (known === 'agents' && agent.peek()?.role === 'admin')) turnTo(known);
    else choose(known ? undefined : place);
  }

  function refresh() {
    if (!agent.peek()) return;
    if (knowledge.shown.peek()) void knowledge.load();
    if (page.peek()) void readPage(page.peek()!);
    void inbox.load();
    void open.peek()?.load();
    for (const { replies, files } of conversations.values()) {
      replies.resume();
      files.resume();
    }
  }

  function hear(frame: DeskFrame) {
    switch (frame.type) {
      case 'item': {
        const before = inbox.find(frame.item.conversation);
        inbox.apply(frame.item);
        const why = newsOf(frame.item, before);
        if (why) for (const call of newsHearers) call(frame.item, why);
        return;
      }
      case 'events':
        return conversations.get(frame.conversation)?.hear(frame.events);
      case 'typing':
        return conversations.get(frame.conversation)?.hearTyping(frame.on);
      case 'read':
        return conversations.get(frame.conversation)?.hearRead(frame.upTo);
      case 'company':
        return company.hear(frame);
      case 'knowledge':
        return knowledge.hear();
      case 'stale':
        void colleagues.load();
        return refresh();
      case 'ping':
        return;
    }
  }

  function newsOf(item: InboxItem, before: InboxItem | undefined): NewsKind | undefined {
    const me = agent.peek()?.id;
    if (item.assignee && item.assignee.id !== me) return undefined;
    if (world.visible.peek() && open.peek()?.id === item.conversation) return undefined;
    if (item.unread && item.head > (before?.head ?? 0)) return 'said';
    if (item.unread && before?.laterUntil !== undefined && item.laterUntil === undefined) return 'back';
    return before && item.status === 'open' && item.assignee && before.assignee?.id !== me ? 'given' : undefined;
  }

  const undoMove = world.place.onMove(follow);
  const undoLook = effect(() => company.look(agent.value && world.visible.value ? open.value?.id : undefined));
  const undoLine = effect(() => {
    if (line.state.value === 'open') company.sayAgain();
  });

  /** Sits down and gets up. An expired session keeps address and drafts, so that signing in again goes on where it was. */
  const undoAgent = effect(() => {
    const here = agent.value;
    if (!here) return;
    untracked(() => {
      drafts.claim(here.id);
      knowledge.claim(here.id);
      void inbox.load();
      void colleagues.load();
      line.start();
      follow();
    });
    return () => {
      line.stop();
      open.value = undefined;
      company.clear();
      for (const one of conversations.values()) one.dispose();
      conversations.clear();
      inbox.clear();
      colleagues.clear();
      accounts.clear();
      reports.clear();
      const now = session.state.value;
      if (now.is !== 'out' || now.why !== 'left') return;
      drafts.clear();
      knowledge.clear();
      world.place.write(undefined);
    };
  });

  return {
    session,
    inbox,
    knowledge,
    drafts,
    colleagues,
    company,
    accounts,
    reports,
    clock,
    line,
    online: world.online,
    section,
    open,
    choose,
    onNews(call) {
      newsHearers.add(call);
      return () => newsHearers.delete(call);
    },
    turnToFaq,
    turnTo,
    refresh,
    wouldLose: () => [...conversations.values()].some(({ files, replies }) => files.pending.peek().some(isOnItsWay) || replies.pending.peek().length > 0),
    dispose() {
      undoAgent();
      undoLook();
      undoLine();
      undoMove();
      line.stop();
      knowledge.dispose();
      clock.dispose();
    },
  };
}
