import { beforeEach, describe, expect, it } from '@jest/globals';
import { HOUR, MINUTE, SECOND } from '../../shared/core/sla/instant.ts';
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
/** Time passes for wall clock and process alike. */
const pass = (milliseconds: number) => {
  world.clock.now += milliseconds;
  world.clock.uptime += milliseconds;
};

describe('health', () => {
  it('costs one look a second, however many strangers ask', async () => {
    const reports = await Promise.all(Array.from({ length: 100 }, look));
    expect([looks, new Set(reports.map(({ status }) => status))]).toEqual([1, new Set(['healthy'])]);
    pass(SECOND);
    await look();
    expect(looks).toBe(2);
  });

  it('turns within a second when the bus goes away, and back', async () => {
    await look();
    world.bus.away = true;
    pass(SECOND);
    expect(await look()).toMatchObject({ status: 'unhealthy', checks: { bus: { healthy: false } } });
    world.bus.away = false;
    pass(SECOND);
    expect((await look()).status).toBe('healthy');
  });

  it('rests while a clock that was set counts anew', async () => {
    await look();
    world.clock.now += 1 * HOUR;
    pass(SECOND);
    expect((await look()).status).toBe('healthy');
    pass(4 * MINUTE);
    expect(await look()).toMatchObject({ status: 'unhealthy', checks: { sweepDue: { ageSeconds: 240 } } });
  });

  it('counts a timer that never ran from the start of the process, not from the first look', async () => {
    pass(4 * MINUTE);
    expect(await watchHealth(world.deps)()).toMatchObject({
      status: 'unhealthy',
      checks: { sweepDue: { healthy: false, ageSeconds: 240 }, relayOutbox: { healthy: false } },
    });
  });
});
