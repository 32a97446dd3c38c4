import { describe, expect, test } from 'vitest';
import { createGate } from '../../src/server/gate.ts';
import { createHeldClock } from './held-clock.ts';

const most = { burst: 100, perSecond: 1_000 };

/** A gate, and what became of everybody who came. */
function createDoor(rate = most, clock = createHeldClock()) {
  const database = { isBehind: false };
  const gate = createGate(clock, { most: rate, isBehind: () => database.isBehind });
  const entered: number[] = [];
  const told = new Map<number, number>();
  const refused: number[] = [];
  let guests = 0;
  return {
    clock,
    database,
    gate,
    entered,
    told,
    refused,
    come(count: number) {
      for (let index = 0; index < count; index += 1) {
        const guest = (guests += 1);
        gate.receive({ enter: () => entered.push(guest), comeBack: (afterMs) => told.set(guest, afterMs), refuse: () => refused.push(guest) });
      }
    },
  };
}

describe('at the gate', () => {
  test('who comes alone is let in at once', () => {
    const { clock, come, entered } = createDoor();
    for (let index = 0; index < 1_000; index += 1) {
      come(1);
      clock.advance(10);
    }
    expect(entered).toHaveLength(1_000);
  });

  test('a clock that is set back by a day turns nobody away for a day', () => {
    const { clock, come, told, refused } = createDoor({ burst: 1, perSecond: 10 });
    come(100);
    clock.advance(-86_400_000);
    come(100);
    clock.advance(1_000);
    expect(refused).toEqual([]);
    expect(Math.max(...told.values())).toBeLessThan(60_000);
  });

  test('a crowd is let in in the order they came, faster and faster while the process keeps up, never faster than it may', () => {
    const { clock, come, entered } = createDoor();
    come(1_300);
    expect(entered).toHaveLength(100);
    clock.advance(200);
    expect(entered.length).toBeGreaterThan(150);
    expect(entered.length).toBeLessThan(200);
    clock.advance(1_800);
    expect(entered).toEqual(Array.from({ length: 1_300 }, (_, index) => index + 1));
    // By now at its fastest.
    clock.advance(60_000);
    entered.length = 0;
    come(3_000);
    clock.advance(1_000);
    expect(entered.length).toBeGreaterThanOrEqual(1_080);
    expect(entered.length).toBeLessThanOrEqual(1_100);
  });

  test('is slower when the event loop had other work, but never stands still', () => {
    let late = 0;
    const held = createHeldClock();
    // A loop that is busy reads the time later than it asked for.
    const clock = { ...held, now: () => held.now() + late };
    const door = createDoor(most, { ...clock, advance: held.advance });
    door.come(1_300);
    const letIn = (ms: number) => {
      const before = door.entered.length;
      held.advance(ms);
      return door.entered.length - before;
    };
    const calm = letIn(400);
    for (let index = 0; index < 5; index += 1) {
      // Late by so much more each time that it is late at every look.
      late += 101;
      held.advance(20);
    }
    const busy = letIn(400);
    expect(busy).toBeLessThan(calm);
    expect(busy).toBeGreaterThan(70);
  });

  test('nobody is let in while the database is behind with those before, and all when it has caught up', () => {
    const { clock, database, come, entered } = createDoor();
    database.isBehind = true;
    come(50);
    clock.advance(1_000);
    expect(entered).toEqual([]);
    database.isBehind = false;
    clock.advance(20);
    expect(entered).toHaveLength(50);
  });

  test('who cannot be let in soon is told a turn of their own, and who comes then is let in', () => {
    const { clock, come, entered, told, refused } = createDoor();
    come(10_000);
    clock.advance(8_000);
    const turns = [...told.values()];
    expect(turns.length).toBeGreaterThan(5_000);
    expect(entered.length + turns.length + refused.length).toBe(10_000);
    expect(refused).toEqual([]);
    // One after another, a minute ahead at most.
    expect(Math.max(...turns)).toBeLessThanOrEqual(60_000);
    expect(new Set(turns.map((ms) => Math.round(ms / 10))).size).toBeGreaterThan(1_000);
    const before = told.size;
    const inBefore = entered.length;
    for (let index = 0; index < 8_000; index += 1) {
      if (index % 10 === 0) clock.advance(33);
      come(1);
    }
    clock.advance(1_000);
    expect(told.size).toBe(before);
    expect(entered.length - inBefore).toBe(8_000);
  });

  test('a rush that slows everything down does not put off those who are told their turns meanwhile', () => {
    let late = 0;
    const held = createHeldClock();
    const door = createDoor(most, { ...held, now: () => held.now() + late });
    door.come(1_300);
    for (let index = 0; index < 5; index += 1) {
      late += 101;
      held.advance(20);
    }
    door.come(5_000);
    held.advance(2_000);
    expect(door.told.size).toBeGreaterThan(4_000);
    // Let in at the slowest they would have filled twenty-five seconds.
    expect(Math.max(...door.told.values())).toBeLessThan(15_000);
  });

  test('who comes after a minute’s worth of turns is turned away, and so is everybody when it closes', () => {
    const { clock, gate, come, entered, told, refused } = createDoor();
    come(60_000);
    expect(refused.length).toBeGreaterThan(5_000);
    const before = refused.length;
    gate.close();
    expect(refused.length - before).toBe(60_000 - before - entered.length - told.size);
    come(1);
    clock.advance(10_000);
    expect(refused.length + entered.length + told.size).toBe(60_001);
  });
});
