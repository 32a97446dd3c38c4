import { describe, expect, it } from 'vitest';
import { audit, type Finding } from './audit.ts';

const { languages, rooms, phrases, findings } = await audit();
const listed = (...whats: Finding['what'][]) =>
  findings.filter(({ what }) => whats.includes(what)).map(({ file, key, says }) => `${file}${key ? ` "${key}"` : ''}: ${says}`);

describe('the words of every language', () => {
  it('are looked at: all languages, all rooms', () => {
    expect(languages).toEqual(['ar', 'de', 'es', 'fr', 'he', 'id', 'it', 'ja', 'ko', 'nl', 'pl', 'pt-BR', 'sv', 'tr', 'zh-CN']);
    expect(rooms).toEqual(expect.arrayContaining(['src/channels/chat/text/en.ts', 'src/channels/faq/text/article-en.ts', 'src/desk/text/en.ts', 'src/widget/text/en.ts']));
    expect(phrases).toBeGreaterThan(400 * languages.length);
  });

  it('are all there, and no more than there are in English', () => {
    expect(listed('file', 'key', 'extra')).toEqual([]);
  });

  it('keep every slot and invent none', () => {
    expect(listed('slots')).toEqual([]);
  });

  it('have every plural their language has', () => {
    expect(listed('plural')).toEqual([]);
  });

  it('are translated', () => {
    expect(listed('english', 'blank')).toEqual([]);
  });

  it('fit where they stand', () => {
    expect(listed('long')).toEqual([]);
  });
});
