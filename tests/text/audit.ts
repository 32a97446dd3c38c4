/**
 * Looks through the words of every language and says what is missing or cannot be right. Rooms and languages are found by
 * their files: a room is a `text/en.ts` or `text/<part>-en.ts`, a language is one the widget has.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Phrase, Phrases } from '../../src/core/text.ts';

/** Something to mend. */
export interface Finding {
  readonly language: string;
  /** The file it is about, from the root of the repository. */
  readonly file: string;
  readonly key?: string;
  readonly what: 'file' | 'key' | 'extra' | 'slots' | 'plural' | 'english' | 'long' | 'blank';
  /** A sentence for whoever mends it. */
  readonly says: string;
}

export interface Audit {
  readonly languages: readonly string[];
  readonly rooms: readonly string[];
  /** How many phrases were looked at, in all languages together. */
  readonly phrases: number;
  readonly findings: readonly Finding[];
}

const root = resolve(import.meta.dirname, '../..');

/** Every language there are words in, besides English. */
export function languagesOf(): string[] {
  const helpers = new Set(['index.ts', 'language.ts', 'teacher.ts']);
  return readdirSync(join(root, 'src/widget/languages')).filter((name) => !helpers.has(name)).map((name) => name.replace('.ts', '')).sort();
}

/** Every file of English words that is to be translated. */
export function roomsOf(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|\/)text\/([\w-]+-)?en\.ts$/.test(name))
    // The loader speaks before any language can be there; the server's mails go to the shop.
    .filter((name) => !/^(loader|server)\//.test(name))
    .map((name) => `src/${name}`)
    .sort();
}

export async function audit(): Promise<Audit> {
  const languages = languagesOf();
  const rooms = roomsOf();
  const findings: Finding[] = [];
  let phrases = 0;
  for (const room of rooms) {
    const english = await read(room);
    for (const language of languages) {
      const file = room.replace(/en\.ts$/, `${language}.ts`);
      const find = (what: Finding['what'], says: string, key?: string) => void findings.push({ language, file, what, says, ...(key ? { key } : {}) });
      const translated: Phrases = existsSync(join(root, file)) ? await read(file) : {};
      if (!existsSync(join(root, file))) find('file', 'There is no such file.');
      for (const key of Object.keys(translated)) if (!(key in english)) find('extra', 'English has no such key any more. Take it out.', key);
      for (const [key, source] of Object.entries(english)) {
        const phrase = translated[key];
        if (phrase === undefined) {
          if (existsSync(join(root, file))) find('key', `Is missing. In English: ${JSON.stringify(source)}`, key);
          continue;
        }
        phrases++;
        for (const [what, says] of judge(language, source, phrase)) find(what, says, key);
      }
    }
  }
  return { languages, rooms, phrases, findings };
}

async function read(file: string): Promise<Phrases> {
  const module = (await import(/* @vite-ignore */ join(root, file))) as Readonly<Record<string, Phrases>>;
  const [words] = Object.values(module);
  if (!words) throw new Error(`${file} exports no words.`);
  return words;
}

function* judge(language: string, source: Phrase, phrase: Phrase): Generator<readonly [Finding['what'], string]> {
  if ((typeof source === 'string') !== (typeof phrase === 'string')) {
    yield ['plural', typeof source === 'string' ? 'English has no plural here.' : 'English has a plural here.'];
    return;
  }
  if (typeof phrase !== 'string') {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const lacking = needed.filter((one) => !(one in phrase));
    const idle = Object.keys(phrase).filter((one) => !(needed as string[]).includes(one));
    if (lacking.length) yield ['plural', `Lacks the plural ${lacking.join(', ')}.`];
    if (idle.length) yield ['plural', `Has a plural the language does not know: ${idle.join(', ')}.`];
  }
  const long = typeof source === 'string' ? source : source.other;
  for (const [category, form] of typeof phrase === 'string' ? [['', phrase] as const] : Object.entries(phrase)) {
    const wanted = slotsOf(long);
    const has = slotsOf(form);
    // "One" of anything, and a dual, need not say its number.
    const optional = ['zero', 'one', 'two'].includes(category) ? ['count'] : [];
    const lost = wanted.filter((slot) => !has.includes(slot) && !optional.includes(slot));
    const strange = has.filter((slot) => !wanted.includes(slot));
    if (lost.length) yield ['slots', `Lacks the slot {${lost.join('}, {')}}: ${form}`];
    if (strange.length) yield ['slots', `Has a slot English has not, {${strange.join('}, {')}}: ${form}`];
    if (!form.trim() || form !== form.trim() || / {2}/.test(form)) yield ['blank', `Is empty, or has blanks where none belong: "${form}"`];
    if (isEnglish(language, long, form)) yield ['english', `Looks English: ${form}`];
    if (isTooLong(long, form)) yield ['long', `Is too long for where it stands: "${form}" for "${long}"`];
  }
}

const slotsOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string))].sort();

/** Written in letters other than ours, where what is left in ours was forgotten. */
const ownScript: ReadonlySet<string> = new Set(['ja', 'zh-CN', 'ko', 'ar', 'he']);
/** Names, keys of the keyboard, and what is written the same everywhere. */
const names = /\b(Deskbell|Enter|Shift|Ctrl|Esc|Re|OK|FAQ|Markdown|CSV|origin|faq\.learn|faq:[\w-]+|name@example\.org)\b/g;
/** Words that happen to be the same, by language. */
const sameWords: Readonly<Record<string, RegExp>> = {
  de: /^(Name|Team|Status|Chats?)$/,
  fr: /^(E-mail|Agent|Articles?|Messages?|Notes?|Conversations?|\{count\} (conversations?|notes?)|Important|Question|Chats?|Canal|\{name\} · .*)$/,
  es: /^(No|Chats?|Canal)$/,
  'pt-BR': /^(E-mail|Chats?|Status|Online.*)$/,
  it: /^(E-mail|No|Chat|Online.*|Password)$/,
  nl: /^(E-mail|Team|Open|Status|Chats?|Tip|Help|Note|Account.*|in \{duration\})$/,
  pl: /^(E-mail|Status)$/,
  sv: /^(Status|Team|Period)$/,
  tr: /^$/,
  id: /^(Edit|Admin|Status|Chat|Online.*|Email)$/,
};
/** Words no other of our languages has. */
const onlyEnglish = /\b(the|your|please|this|you|with|cannot|message|messages|conversation|answer|again)\b/i;

function isEnglish(language: string, source: string, form: string): boolean {
  const words = (text: string) => text.replace(/\{\w+\}/g, '').replace(names, '');
  if (ownScript.has(language)) return /[a-z]{2}/i.test(words(form));
  if (sameWords[language]?.test(form)) return false;
  return (form === source && /[a-z]{3}/i.test(words(form))) || onlyEnglish.test(words(form).replace(language === 'fr' ? /messages?|conversation/gi : /^$/, ''));
}

/** Labels and buttons have little room; sentences have all they need. Wide characters count double. */
function isTooLong(source: string, form: string): boolean {
  if (/[.:?!…]/.test(source) || source.length > 24) return false;
  return widthOf(form) > 1.8 * source.length + 12;
}

const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/.test(letter) ? 2 : 1), 0);
