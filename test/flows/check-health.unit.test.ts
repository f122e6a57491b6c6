import { beforeEach, describe, expect, it } from '@jest/globals';
import { watchHealth } from '../../shared/flows/check-health.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let look: ReturnType<typeof watchHealth>;
let looks: number;
beforeEach(() => {
  world = makeWorld();
  looks = 0;
  const check = world.bus.check.bind(world.bus);
  world.bus.check = () => {
    looks += 1;
    return check();
  };
  look = watchHealth(world.deps);
});
const second = () => new Promise((resolve) => setTimeout(resolve, 1_050));

describe('health', () => {
  it('costs one look a second, however many strangers ask', async () => {
    const reports = await Promise.all(Array.from({ length: 100 }, look));
    expect([looks, new Set(reports.map(({ status }) => status))]).toEqual([1, new Set(['healthy'])]);
    await second();
    await look();
    expect(looks).toBe(2);
  });

  it('turns within a second when the bus goes away, and back', async () => {
    await look();
    world.bus.away = true;
    await second();
    expect(await look()).toMatchObject({ status: 'unhealthy', checks: { bus: { healthy: false } } });
    world.bus.away = false;
    await second();
    expect((await look()).status).toBe('healthy');
  });

  it('rests while a clock that was set counts anew', async () => {
    await look();
    world.clock.now += 3_600_000;
    await second();
    expect((await look()).status).toBe('healthy');
  });
});
