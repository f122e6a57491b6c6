import { ServiceBusClient } from '@azure/service-bus';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OwnStack } from '../../local/stack/own-stack.ts';
import { intentExample } from '../../shared/contract/intent.ts';
import { rowKeys, submit, sweptAt } from '../support/stack.ts';

let stack: OwnStack;
beforeEach(async () => {
  stack = await OwnStack.start();
});
afterEach(() => stack.stop());

interface Event {
  type: string;
  sequence: number;
}
const count = (events: Event[], type: string) => events.filter((event) => event.type === type).length;
const FAMILIES = ['azure', 'microsoft-365', 'marketplace'];
const intent = (index: number) => ({
  ...intentExample,
  reference: `R-${index}`,
  product: { family: FAMILIES[index % FAMILIES.length] },
});

describe('five hundred tickets, each key sent twice, all at once', () => {
  it('are five hundred tickets, each ready exactly once, also when the host is killed in the middle', async () => {
    const N = 500;
    let done = 0;
    const submitOne = async (index: number) => {
      const { status, body } = await submit(stack, intent(index), `load-${index}`);
      done += 1;
      expect(status).toBe(202);
      return body.id as string;
    };
    const { host } = stack.file.pids;
    const all = Array.from({ length: N }, (_, index) => [submitOne(index), submitOne(index)]).flat();
    await eventually(() => done > N / 2, 150_000);
    process.kill(host, 'SIGKILL');
    const ids = new Set(await Promise.all(all));
    expect(ids.size).toBe(N);
    expect(stack.file.pids.host).not.toBe(host);

    // What the killed host had in hand comes back when its locks run out; the relay does the rest.
    await stack.travel('PT2M');
    await stack.run('relayOutbox');
    await eventually(async () => (await rowKeys(stack, 'outbox')).length === 0, 150_000);

    expect(await rowKeys(stack, 'ticket')).toHaveLength(N);
    const tickets = await Promise.all([...ids].map((id) => stack.ticket(id)));
    for (const { status, events, notifications } of tickets) {
      expect(status).toBe('ready');
      expect([count(events, 'accepted'), count(events, 'hand-off-ready')]).toEqual([1, 1]);
      expect(new Set(notifications.map(({ id }: { id: string }) => id)).size).toBe(notifications.length);
    }
  }, 360_000);
});

describe('time travel', () => {
  it('breaches a filed severity A ticket after three hours, once in table, events and notifications', async () => {
    const { id } = (await submit(stack, intentExample, 'breach')).body;
    await eventually(async () => (await stack.ticket(id)).status === 'ready');
    await stack.call('POST', `/tickets/${id}/events`, { type: 'filed', reference: 'MS-1' });
    await stack.travel('PT3H');
    await stack.run('sweepDue');
    const told = (ticket: { notifications: { type: string }[] }) =>
      ticket.notifications.filter(({ type }) => type === 'ticket.breached').length;
    await eventually(async () => told(await stack.ticket(id)) === 1);
    const breached = await stack.ticket(id);
    expect(breached.clocks[1]).toMatchObject({ name: 'initial-response', state: 'breached', remainingSeconds: 0 });
    expect(Date.parse(breached.clocks[1].breachedAt)).toBe(Date.parse(breached.clocks[1].dueAt));
    expect(count(breached.events, 'breached')).toBe(1);
    expect((await stack.call('GET', '/tickets?breached=true')).body.value).toHaveLength(1);

    // A sweep notes its run when it is through.
    const before = await sweptAt(stack);
    await stack.run('sweepDue');
    await eventually(async () => (await sweptAt(stack)) > before);
    const later = await stack.ticket(id);
    expect(later.events).toEqual(breached.events);
    expect(told(later)).toBe(1);
    expect(await rowKeys(stack, 'due')).toEqual([]);
    expect((await stack.call('GET', '/health')).body).toMatchObject({ status: 'healthy' });
  });
});

describe('storage that does not answer', () => {
  it('is a 503 with Retry-After while it stands still, and the repeat is one ticket', async () => {
    const { tables } = stack.file.pids;
    process.kill(tables, 'SIGSTOP');
    const answer = await stack.call('POST', '/tickets', intentExample, { 'idempotency-key': 'patient' });
    expect([answer.status, answer.body.code]).toEqual([503, 'STORAGE_UNAVAILABLE']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await stack.call('GET', '/health')).status).toBe(503);
    process.kill(tables, 'SIGCONT');
    const { body } = await submit(stack, intentExample, 'patient');
    expect(await rowKeys(stack, 'ticket')).toHaveLength(1);
    expect((await stack.ticket(body.id)).id).toBe(body.id);
  });
});

describe('a bus that is away', () => {
  it('does not keep a ticket from being accepted; its message goes out when the bus is back', async () => {
    const { broker } = stack.file.pids;
    process.kill(broker, 'SIGSTOP');
    const { status, body } = await stack.call('POST', '/tickets', intentExample);
    expect([status, body.status]).toEqual([202, 'accepted']);
    expect((await rowKeys(stack, 'outbox')).length).toBe(2);
    process.kill(broker, 'SIGKILL');
    await eventually(() => stack.file.pids.broker !== broker);
    await stack.travel('PT2M');
    await eventually(async () => {
      await stack.run('relayOutbox');
      return (await stack.ticket(body.id)).status === 'ready';
    });
    await eventually(async () => (await rowKeys(stack, 'outbox')).length === 0);
  });
});

describe('a message that cannot be read', () => {
  it('goes to the dead-letter queue with a reason and harms no neighbour', async () => {
    const client = new ServiceBusClient(stack.file.serviceBus);
    try {
      const poison = [{ body: 'not ours' }, { body: { schemaVersion: 99 } }, { body: Buffer.from([0xff, 0xfe]) }];
      await client.createSender('azure-portal').sendMessages(poison);
      const { id } = (await submit(stack, intentExample, 'neighbour')).body;
      await eventually(async () => (await stack.ticket(id)).status === 'ready');
      const letters = client.createReceiver('azure-portal', { subQueueType: 'deadLetter' });
      const dead = await letters.receiveMessages(3, { maxWaitTimeInMs: 10_000 });
      while (dead.length < 3)
        dead.push(...(await letters.receiveMessages(3 - dead.length, { maxWaitTimeInMs: 10_000 })));
      expect(dead.map(({ deadLetterReason }) => deadLetterReason)).toEqual(Array(3).fill('MaxDeliveryCountExceeded'));
    } finally {
      await client.close();
    }
  });
});
