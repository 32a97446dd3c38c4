import type { ChannelName } from '../channels/channel.ts';

/** Where {@link Handle.open} may go; `faq:returns` is the article of that id. */
export type Place = 'home' | ChannelName | `faq:${string}`;

/** What the page knows about the visitor; it is filled in wherever it is asked for. */
export interface Prefill {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly orderNumber?: string;
  readonly subject?: string;
  readonly message?: string;
}

/** A token that the shop's server has signed for a signed-in customer, or a way to get a fresh one. */
export type Token = string | (() => string | undefined | Promise<string | undefined>);

/** Everything one can ask of the widget. Promises resolve when it has been done; they never reject. */
export interface Handle {
  /** Opens the panel, where it was or at a place. */
  open(place?: Place): Promise<void>;
  close(): Promise<void>;
  toggle(): Promise<void>;
  /** Opens the search, with these words in it. */
  search(words: string): Promise<void>;
  /** Opens one article. */
  article(id: string): Promise<void>;
  /** Opens the quickest way to a person, with these words brought along. */
  ask(words?: string): Promise<void>;
  /** Articles to suggest on this page, by id, instead of those that suit its address; or tags, which say what the page is about. */
  suggest(articles: readonly string[]): Promise<void>;
  prefill(fields: Prefill): Promise<void>;
  /**
   * Says who is signed in at the shop. What is written is kept apart for each of them, by the `sub` of the token. When
   * it is somebody else than before, the panel closes and starts over.
   */
  identify(token: Token): Promise<void>;
  /**
   * Forgets the visitor, in all tabs: what this browser keeps of them, what was half-typed, what is on the screen. Wait for it before
   * you leave the page.
   */
  logout(): Promise<void>;
  /** Speaks another language from now on, by its BCP 47 tag. Nothing the visitor has typed is lost. */
  locale(tag: string): Promise<void>;
  /** Whether anything may be kept in this browser; see the option of the same name. `false` takes it back and forgets. */
  consent(granted: boolean): Promise<void>;
  /** How much the visitor has not seen. */
  unread(): Promise<number>;
  /**
   * Hears of events: `opened`, `closed`, `unread`, and those of the channels, such as `chat.sent`; `*` hears of all.
   * Personal data is never among the details. Returns its own undo.
   */
  on(event: string, hear: (detail: Readonly<Record<string, unknown>>, event: string) => void): () => void;
  /** Leaves the page as it was. What was not sent yet stays in the browser for the next time. */
  destroy(): void;
}
