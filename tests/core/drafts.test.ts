import { describe, expect, it } from 'vitest';
import { createHalfTyped } from '../../src/core/index.ts';
import { createFakePlatform, type FakePlatform } from '../../src/testing/index.ts';

interface Form {
  readonly name: string;
  readonly message: string;
}
const open = (platform: FakePlatform) => createHalfTyped<Form>({ platform, key: 'half:contact' });

describe('half-typed text', () => {
  it('is back after a reload', async () => {
    const first = createFakePlatform();
    const form = open(first);
    form.type({ name: 'Ada' });
    form.type({ message: 'My parcel' });
    expect(form.fields.value).toEqual({ name: 'Ada', message: 'My parcel' });
    await first.advance(300);

    const again = open(first.reload());
    expect(again.fields.value).toEqual({});
    await again.ready;
    expect(again.fields.value).toEqual({ name: 'Ada', message: 'My parcel' });
  });

  it('is on the disk within 300 ms of the first key, however fast somebody types', async () => {
    const platform = createFakePlatform();
    const form = open(platform);
    for (let key = 1; key <= 29; key += 1) {
      form.type({ message: 'x'.repeat(key) });
      await platform.advance(100);
    }
    expect(platform.disk.get('half:contact')).toMatchObject({ fields: { message: 'x'.repeat(27) } });
    await platform.advance(300);
    expect(platform.disk.get('half:contact')).toMatchObject({ fields: { message: 'x'.repeat(29) } });
  });

  it('survives a page that dies in the middle of a word', async () => {
    const first = createFakePlatform();
    const form = open(first);
    form.type({ message: 'My par' });
    await first.advance(300);
    form.type({ message: 'My parcel is l' });

    const second = first.reload();
    const again = open(second);
    await again.ready;
    expect(again.fields.value).toEqual({ message: 'My parcel is l' });
  });

  it('prefers the newer of two copies, whichever place it lies in', async () => {
    const first = createFakePlatform();
    const form = open(first);
    form.type({ message: 'old' });
    first.hide();
    form.type({ message: 'newer' });
    await first.advance(300);
    const second = first.reload();
    const again = open(second);
    await again.ready;
    expect(again.fields.value).toEqual({ message: 'newer' });
  });

  it('keeps the order of copies when the clock falls', async () => {
    const first = createFakePlatform();
    const form = open(first);
    form.type({ message: 'before' });
    await first.advance(300);
    first.jump(-365 * 24 * 60 * 60 * 1000);
    form.type({ message: 'after' });
    const again = open(first.reload());
    await again.ready;
    expect(again.fields.value).toEqual({ message: 'after' });
  });

  it('lets what is typed before the store has answered win over what was kept', async () => {
    const first = createFakePlatform();
    const form = open(first);
    form.type({ name: 'Ada', message: 'kept' });
    await first.advance(300);
    const second = first.reload();
    const again = open(second);
    again.type({ message: 'typed at once' });
    await again.ready;
    expect(again.fields.value).toEqual({ name: 'Ada', message: 'typed at once' });
    await second.advance(300);
    expect(second.disk.get('half:contact')).toMatchObject({ fields: { name: 'Ada', message: 'typed at once' } });
  });

  it('is forgotten in every place once it was sent', async () => {
    const first = createFakePlatform();
    const form = open(first);
    form.type({ message: 'secret' });
    first.hide();
    await first.advance(300);
    form.type({ message: 'secret!' });
    form.clear();
    expect(form.fields.value).toEqual({});
    await first.advance(1000);
    const second = first.reload();
    const again = open(second);
    await again.ready;
    expect(again.fields.value).toEqual({});
    expect([...first.disk.keys()]).toEqual([]);
  });

  it('does not come back when it is cleared before the store has answered', async () => {
    const first = createFakePlatform();
    open(first).type({ message: 'old' });
    await first.advance(300);
    const again = open(first.reload());
    again.clear();
    await again.ready;
    expect(again.fields.value).toEqual({});
  });

  it('stores nothing before the first key', async () => {
    const platform = createFakePlatform();
    await open(platform).ready;
    platform.hide();
    await platform.advance(1000);
    expect(platform.disk.size).toBe(0);
  });

  it('is not disturbed by rubbish in its place', async () => {
    for (const rubbish of [null, 7, 'x', [], {}, { at: 'no', fields: {} }, { at: 1, fields: 'no' }, { at: 1, fields: null }]) {
      const platform = createFakePlatform();
      platform.disk.set('half:contact', rubbish);
      platform.store.last.write('half:contact', '{not json');
      const form = open(platform);
      await form.ready;
      expect(form.fields.value).toEqual({});
    }
  });

  it('saves what is left and leaves no timer when disposed', async () => {
    const platform = createFakePlatform();
    const form = open(platform);
    form.type({ message: 'last words' });
    form.dispose();
    await platform.settle();
    expect(platform.timers).toBe(0);
    expect(platform.listeners).toBe(0);
    expect(platform.disk.get('half:contact')).toMatchObject({ fields: { message: 'last words' } });
  });
});
