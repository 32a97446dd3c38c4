import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { killLoop, type KillFigures } from '../bench/kill-loop.ts';
import { wideRates } from '../bench/table.ts';
import { useCommand } from './child.ts';
import { furnishedFolder } from './house.ts';
import { findPostgres, startPostgres } from './postgres.ts';
import { serveCommand } from './process.ts';
import { password } from './shop.ts';

const command = useCommand();
const rounds = 3;
const visitors = 4;

async function server(env: Record<string, string> = {}) {
  const data = await furnishedFolder();
  const config = join(data, 'config.json');
  writeFileSync(config, JSON.stringify({ heartbeatMs: 1_000, rates: wideRates }));
  return () => serveCommand(command.script(), ['--config', config, '--data', data], { DESKBELL_PASSWORD: password, ...env });
}

function expectGood(figures: KillFigures): void {
  expect(figures).toMatchObject({ lost: 0, doubled: 0, disordered: 0, unlike: 0 });
  expect(figures.confirmed).toBeGreaterThanOrEqual(rounds);
  expect(figures.stored).toBe(figures.confirmed);
}

describe('killed again and again while visitors talk, every confirmed message is there, once, in order, on every screen', () => {
  test('on libsql', async () => expectGood(await killLoop({ rounds, visitors, serve: await server() })));

  const found = findPostgres();
  if ('skipped' in found) {
    console.log(`Skipped: ${found.skipped}.`);
    test.skip(`on PostgreSQL: ${found.skipped}`, () => {});
  } else {
    test('on PostgreSQL, which crashes too', async () => {
      const postgres = await startPostgres(found.bin);
      try {
        const serve = await server({ DATABASE_URL: await postgres.createDatabase() });
        expectGood(await killLoop({ rounds, visitors, serve, crashDatabase: postgres.crash }));
      } finally {
        await postgres.stop();
      }
    });
  }
});
