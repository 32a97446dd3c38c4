import { describe, expect, test } from 'vitest';
import { readConfig, startServer } from '../../src/server/index.ts';
import { tempFolder } from './house.ts';

describe('a configuration', () => {
  test('may be empty', () => {
    expect(readConfig({})).toMatchObject({
      name: 'Shop',
      timeZone: 'UTC',
      host: '127.0.0.1',
      port: 8787,
      heartbeatMs: 12_000,
      callback: { countries: ['GB'], slotMinutes: 30 },
    });
  });

  test('has its origins brought into the form browsers write', () => {
    expect(readConfig({ origins: ['HTTPS://Shop.Example/', 'https://shop.example:443', 'http://localhost:5173', 'null'] }).origins).toEqual(
      ['https://shop.example', 'https://shop.example', 'http://localhost:5173', 'null'],
    );
  });

  test.each([
    [{ timezone: 'UTC' }, 'The configuration has an unknown key "timezone".'],
    [{ chat: { waitminutes: 1 } }, 'The configuration has an unknown key "chat.waitminutes".'],
    [
      { timeZone: 'Europe/Londres' },
      'In the configuration "timeZone" must be an IANA time zone such as "Europe/London", but is "Europe/Londres".',
    ],
    [{ hours: { monday: [['9', '17']] } }, 'In the configuration "hours.monday.0.0" must be a time such as "09:00", but is "9".'],
    [{ hours: { monday: [['09:00', '09:00']] } }, 'In the configuration "hours.monday.0" must not start when it ends, but is Array.'],
    [{ hours: { mon: [] } }, 'The configuration has an unknown key "hours.mon".'],
    [{ closedDays: ['25.12.2026'] }, 'In the configuration "closedDays.0" must be a day such as "2026-12-25", but is "25.12.2026".'],
    [
      { origins: ['shop.example'] },
      'In the configuration "origins.0" must be an address such as "https://shop.example", without a path, but is "shop.example".',
    ],
    [
      { origins: ['https://shop.example/path'] },
      'In the configuration "origins.0" must be an address such as "https://shop.example", without a path, but is "https://shop.example/path".',
    ],
    [{ origins: '*' }, 'In the configuration "origins" must be a list, but is "*".'],
    [{ port: 70_000 }, 'In the configuration "port" must be between 0 and 65535, but is 70000.'],
    [{ callback: { countries: ['gb'] } }, 'In the configuration "callback.countries.0" must be a country code such as "GB", but is "gb".'],
    [{ callback: { countries: [] } }, 'In the configuration "callback.countries" must name a country, but is 0.'],
    [
      { callback: { countries: ['XX'] } },
      'In the configuration "callback.countries.0" must be a country with a calling code, but is "XX".',
    ],
    [{ chat: { waitMinutes: 'two' } }, 'In the configuration "chat.waitMinutes" must be a number, but is "two".'],
    [{ databaseUrl: 'mysql://x' }, 'In the configuration "databaseUrl" must start with "postgres://".'],
    [{ firstPassword: 'short' }, 'In the configuration "firstPassword" must have at least 10 characters.'],
    [null, 'The configuration must be an object.'],
    [[], 'The configuration must be an object.'],
    ['shop', 'The configuration must be an object.'],
  ])('%j is refused in a sentence', async (config, sentence) => {
    expect(() => readConfig(config)).toThrow(expect.objectContaining({ name: 'StartError', kind: 'config', message: sentence }));
    await expect(startServer(config as never)).rejects.toThrow(sentence);
  });

  test('whose hostile keys are inherited or call code is refused or read as given, and nothing is polluted', () => {
    const hostile = JSON.parse('{"__proto__":{"port":1},"name":"x"}') as object;
    expect(() => readConfig(hostile)).not.toThrow(TypeError);
    expect(({} as { port?: number }).port).toBeUndefined();
  });
});

test('a port in use is said in a sentence, and the password of the first agent is not lost with it', async () => {
  const first = await startServer({ port: 0, dataFolder: tempFolder() });
  const dataFolder = tempFolder();
  await expect(startServer({ port: first.port, dataFolder })).rejects.toMatchObject({
    name: 'StartError',
    kind: 'port',
    message: `Port ${first.port} on 127.0.0.1 is in use. Stop what uses it, or choose another with --port.`,
  });
  await first.close();
  const second = await startServer({ port: 0, dataFolder });
  expect(second.firstSignIn).toBeDefined();
  await second.close();
});

test.each(['/proc/nowhere', '/dev/null', '/dev/null/below'])('the folder %s is refused in a sentence', async (dataFolder) => {
  await expect(startServer({ port: 0, dataFolder })).rejects.toMatchObject({
    name: 'StartError',
    kind: 'folder',
    message: expect.stringContaining(`The data folder "${dataFolder}" cannot be used`),
  });
});

test('a database that is not there is named without its password', async () => {
  const error = await startServer({ port: 0, databaseUrl: 'postgres://ada:secret@127.0.0.1:1/help' }).catch(
    (thrown: unknown) => thrown as Error,
  );
  expect(error).toMatchObject({ name: 'StartError', kind: 'database', message: expect.stringContaining('127.0.0.1:1/help') });
  expect((error as Error).message).not.toContain('secret');
});
