import type { Browser, Page } from 'playwright-core';

/** A specimen as it stands on a page. */
export interface Sight {
  readonly page: Page;
  /** `<view>-<state>` */
  readonly name: string;
  /** `<theme>-<direction>-<place>` */
  readonly look: string;
  readonly place: '320' | '390' | 'desktop' | 'panel';
}

export declare const looks: readonly string[];

export declare function walkSpecimens(options: {
  browser: Browser;
  wanted: (look: string) => boolean;
  views?: readonly string[] | undefined;
  /** See `Look`. */
  lang?: string | undefined;
  see: (sight: Sight) => Promise<void>;
  /** How many at a time. Default 4. */
  pages?: number;
}): Promise<string[]>;
