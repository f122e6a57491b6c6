import { beforeEach, describe, expect, it } from '@jest/globals';
import { WriteConflict } from '../../shared/adapters/store/table.ts';
import { ask } from '../support/ask.ts';
import { makeWorld, type World } from '../support/world.ts';

let world: World;
let id: string;
/** What the rests were at most. */
let rests: number[];
beforeEach(async () => {
  world = makeWorld();
  ({ id } = await world.accept());
  rests = [];
  world.deps.rest = async (most) => void rests.push(most);
});

/** Lets others be faster so many times. */
function contend(times: number): void {
  const transact = world.tickets.transact.bind(world.tickets);
  let lost = 0;
  world.tickets.transact = async (operations) => {
    if (lost++ < times) throw new WriteConflict();
    await transact(operations);
  };
}

const note = () => ask(world, 'recordEvent', { id, body: { type: 'note', text: 'x' } });

describe('a change of a ticket that others change at once', () => {
  it('doesn’t rest where nobody was faster', async () => {
    expect((await note()).status).toBe(200);
    expect(rests).toEqual([]);
  });

  it('rests a random time before each new try, longer each time, up to a bound', async () => {
    contend(7);
    expect((await note()).status).toBe(200);
    expect(rests).toEqual([10, 20, 40, 80, 160, 160, 160]);
  });

  it('is given up after sixteen tries: 503 that says when to ask again, and nothing was changed', async () => {
    contend(16);
    const { status, body, headers } = await note();
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'CONCURRENT_CHANGE', '5']);
    expect(rests).toHaveLength(15);
    expect((await ask(world, 'getTicket', { id })).body.events).toHaveLength(1);
  });
});
