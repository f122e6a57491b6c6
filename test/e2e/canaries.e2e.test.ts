import { root, spawnHost } from '@csp-ticket-router/host/spawn.ts';
import { eventually } from '@csp-ticket-router/kit/eventually.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../local/stack/own-stack.ts';
import { partitionOf, ticketKey } from '../../shared/adapters/store/keys.ts';
import { readMessage } from '../../shared/contract/message.ts';
import { azureMonitorAlertExample } from '../../shared/contract/webhook-azure-monitor.ts';
import { psaEventExample } from '../../shared/contract/webhook-psa.ts';
import { NOTIFICATIONS } from '../../shared/core/ticket/retries.ts';
import { Canaries } from '../support/canaries.ts';
import { type CanaryFleet, startCanaryFleet, UNATTENDED } from '../support/canary-fleet.ts';
import { filledIntent, type Put, poison, strayHeaders } from '../support/canary-inputs.ts';
import { refusedCalls } from '../support/canary-refusals.ts';
import { PARTNER } from '../support/fixtures.ts';

// Each input has a canary of its own, whose name begins with what becomes of it: kept ones are stored, passed ones are
// taken and forgotten, refused ones never come in, failed ones meet a failure of ours, queued ones come over the bus.
const canaries = new Canaries();
const put: Put = (input) => canaries.text(input);
const filled = (round: string) => filledIntent(canaries, round);
const ofMicrosoft365 = (intent: ReturnType<typeof filled>) => ({
  ...intent,
  product: { ...intent.product, family: 'microsoft-365' },
});

const refusedByStorage = filled('failed by storage');
const leftByStorage = filled('failed by silent storage');
const workedInVain = filled('failed in the worker');
const fateOf = (body: string) => {
  if (body.includes(leftByStorage.issue.title)) return 'silence';
  const atWork = body.includes(workedInVain.issue.title) && body.includes('hand-off-ready');
  return atWork || body.includes(refusedByStorage.issue.title) ? 'repeat' : 'pass';
};

let fleet: CanaryFleet;
/** A ticket whose hand-off is ready, and one whose row can't be read. */
let ready: string;
let unreadable: string;
/** Takes as long as an answer may take, so that it is begun early. */
let left: Promise<Answer>;
beforeAll(async () => {
  fleet = await startCanaryFleet(canaries, fateOf);
  left = submitInVain(leftByStorage, 'left');
});
afterAll(() => fleet.stop());

const found = (text: string, round: string) => canaries.in(text).filter((input) => input.startsWith(round));
const isReady = async (id: string) => (await fleet.send('GET', `/tickets/${id}`)).body.status === 'ready';
const submitInVain = (intent: ReturnType<typeof filled>, how: string) => {
  const headers = strayHeaders((name) => put(`failed ${name}, ${how}`));
  return fleet.send('POST', '/tickets', intent, headers);
};
const statusesOf = async (answers: Promise<Answer>[]) => (await Promise.all(answers)).map(({ status }) => status);

describe('what is taken', () => {
  it('of tickets and events is kept', async () => {
    const headers = {
      'idempotency-key': put('passed Idempotency-Key'),
      ...strayHeaders((name) => put(`passed ${name}`)),
    };
    const { status, body } = await fleet.send('POST', '/tickets', filled('kept ticket'), headers);
    expect(status).toBe(202);
    ready = body.id;
    await eventually(() => isReady(ready));
    for (const event of [
      { type: 'claimed', by: put('kept claimed by') },
      { type: 'note', text: put('kept note text') },
      { type: 'paused', reason: put('kept paused reason') },
      { type: 'filed', reference: put('kept filed reference') },
    ]) {
      const key = { 'repeatability-request-id': put(`passed Repeatability-Request-ID of ${event.type}`) };
      expect((await fleet.send('POST', `/tickets/${ready}/events`, event, key)).status).toBe(200);
    }
  });

  it('of a list is kept, beside what is wrong', async () => {
    const wrong = { title: { text: put('refused item of a batch') } };
    const batch = await fleet.send('POST', '/tickets/batch', { intents: [ofMicrosoft365(filled('kept item')), wrong] });
    expect(batch.body.value).toMatchObject([{ status: 202 }, { status: 400 }]);
    const list = { intents: [filled('passed item'), { title: [put('refused item to decide')] }] };
    const { body } = await fleet.send('POST', '/decisions?explain=full', list);
    expect(body.value).toMatchObject([{ outcome: 'file' }, { status: 400 }]);
  });

  it('of webhooks is kept', async () => {
    const event = JSON.stringify({ ...psaEventExample, type: put('kept type'), data: { note: put('kept data') } });
    const { data, ...alert } = azureMonitorAlertExample;
    const essentials = { ...data.essentials, alertRule: put('kept alert rule') };
    const alertContext = { caller: put('kept alert context') };
    const named = `partner=${PARTNER}`;
    const statuses = await statusesOf([
      fleet.send('POST', `/webhooks/psa?${named}`, event, fleet.sign(event, put('kept webhook-id'))),
      fleet.send('POST', `/webhooks/azure-monitor?${named}&secret=${fleet.monitorSecret}`, {
        ...alert,
        data: { essentials, alertContext },
      }),
    ]);
    expect(statuses).toEqual([202, 202]);
  });

  it('of questions is answered', async () => {
    const policy = {
      version: put('passed policy version'),
      permittedGdapRoles: ['service-support-administrator', put('passed permitted role')],
    };
    expect((await fleet.send('POST', '/policy/preview', policy)).status).toBe(200);
  });

  it('stands in storage, where no secret does', async () => {
    const rows = await fleet.rows();
    expect(found(rows, 'kept')).toEqual(canaries.inputs('kept'));
    expect(found(rows, 'secret')).toEqual([]);
  });
});

describe('what is refused', () => {
  it('has been looked at', async () => {
    const calls = refusedCalls(canaries, { ...fleet, ticketId: ready, partner: PARTNER });
    const answers = await Promise.all(
      calls.map(({ method, path, body, headers }) => fleet.send(method, path, body, headers)),
    );
    const outcomes = answers.map(({ status }, index) => ({ call: calls[index]?.call, status }));
    expect(outcomes).toEqual(calls.map(({ call, status }) => ({ call, status })));
    const faults: { pointer: string }[] = answers[0]?.body.errors;
    const faulty = new Set(faults.map(({ pointer }) => pointer));
    expect(faulty.size).toBe(canaries.inputs('refused intent: ').length);
  });

  it('is kept nowhere', async () => {
    expect(found(await fleet.rows(), 'refused')).toEqual([]);
  });
});

describe('what fails on our side', () => {
  it('is a 503 where storage refuses, repeating all it was sent, or doesn’t answer', async () => {
    expect(await statusesOf([submitInVain(refusedByStorage, 'refused'), left])).toEqual([503, 503]);
    expect(fleet.log().match(/AppError STORAGE_UNAVAILABLE.*\\ncaused by /g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('is a worker’s work, left to the relay', async () => {
    const { body } = await fleet.send('POST', '/tickets', workedInVain);
    await eventually(() => fleet.log().includes(`${body.id}-1-channel: STORAGE_UNAVAILABLE, left to the relay`));
  });

  it('is a 500 where a row can’t be read, and the sweep and the worker stumble over it', async () => {
    const { body } = await fleet.send('POST', '/tickets', ofMicrosoft365(filled('failed unreadable')));
    unreadable = body.id;
    const partitionKey = partitionOf(unreadable);
    const row = { partitionKey, rowKey: ticketKey(PARTNER, unreadable), ticket0: `{"title": ${put('failed row')}` };
    await fleet.table('tickets').updateEntity(row, 'Merge');
    const due = `due!2026-01-01T00:00:00.000Z!${unreadable}!filing!warned`;
    await fleet.table('tickets').createEntity({ partitionKey, rowKey: due, partner: PARTNER, ticketId: unreadable });
    expect((await fleet.send('GET', `/tickets/${unreadable}`)).status).toBe(500);
    await fleet.run('sweepDue');
    await eventually(() => /Executed 'sweepDue' \(Failed/.test(fleet.log()));
    expect(fleet.log()).toMatch(/SyntaxError/);
  });

  it('is a message that no worker can act on', async () => {
    const messages = poison(put, unreadable);
    await fleet.put('azure-portal', messages);
    const dead = await fleet.look('azure-portal', messages.length, 'deadLetter');
    expect(dead.map(({ deadLetterReason }) => deadLetterReason)).toEqual(
      messages.map(() => 'MaxDeliveryCountExceeded'),
    );
  });

  it('is a bus that is away', async () => {
    fleet.broker.signal('SIGSTOP');
    try {
      const submitting = fleet.send('POST', '/tickets', filled('failed without a bus'));
      expect(await statusesOf([submitting, fleet.send('GET', '/health')])).toEqual([202, 503]);
      expect(fleet.log()).toContain('1 message(s) for azure-portal offered again');
    } finally {
      fleet.broker.signal('SIGCONT');
    }
  });
});

describe('a start that fails for its settings', () => {
  it('names them and repeats none', async () => {
    const setting: Put = (name) => put(`secret setting ${name}`);
    const host = spawnHost(root, {
      FUNCTIONS_WORKER_RUNTIME: 'node',
      TablesConnection: setting('TablesConnection'),
      ServiceBusConnection: setting('ServiceBusConnection'),
      API_KEY_PEPPER: setting('API_KEY_PEPPER'),
      CURSOR_SECRET: setting('CURSOR_SECRET'),
      ID_SECRET: setting('ID_SECRET'),
      ENTRA_KEYS_URL: setting('ENTRA_KEYS_URL'),
      POLICY_EDITION: setting('POLICY_EDITION'),
      PARTNER_CENTER_ROOTS: setting('PARTNER_CENTER_ROOTS'),
    });
    expect(await host.exited).toBe(1);
    const log = host.stdout() + host.stderr();
    expect(log).toMatch(
      /API_KEY_PEPPER.*CURSOR_SECRET.*ID_SECRET.*ENTRA_KEYS_URL.*POLICY_EDITION.*PARTNER_CENTER_ROOTS/,
    );
    expect(canaries.in(log)).toEqual([]);
  });
});

describe('the search', () => {
  it('has forty canaries and more', () => {
    expect(canaries.count).toBeGreaterThanOrEqual(40);
  });

  it('finds what is there: the id of a message in the log, the name of a member in an answer', async () => {
    expect(canaries.in(fleet.log())).toContain('shown message id');
    await fleet.send('POST', '/sla/calculate', { op: 'isOpen', [put('shown member')]: 1 });
    expect(canaries.in(fleet.told.join('\n'))).toContain('shown member');
  });
});

describe('no canary stands', () => {
  const hidden = (text: string) => canaries.in(text).filter((input) => !input.startsWith('shown'));

  it('in the log', () => {
    expect(hidden(fleet.log())).toEqual([]);
  });

  it('in an answer that isn’t good, or that another partner gets', async () => {
    for (const path of [
      `/tickets/${ready}`,
      `/tickets/${ready}?explain=full`,
      '/tickets',
      '/tickets?maxpagesize=1',
      '/health',
    ])
      await fleet.sendAsOther('GET', path);
    await fleet.sendAsOther('POST', `/tickets/${ready}/events`, { type: 'answered' });
    const period = { edition: '2025', from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };
    await fleet.sendAsOther('POST', '/decisions/replay', period);
    await fleet.sendAsOther('POST', '/policy/preview', {});
    expect(hidden(fleet.told.join('\n'))).toEqual([]);
  });

  it.each(UNATTENDED)('in the messages of ours on %s, which hold ids only', async (queue) => {
    const messages = await fleet.look(queue, 2);
    const read = queue === NOTIFICATIONS ? readMessage.notify : readMessage.channel;
    for (const { body, applicationProperties } of messages) {
      expect(body).toEqual(read(body));
      expect(Object.keys(applicationProperties ?? {})).toEqual(['traceparent']);
    }
    expect(hidden(messages.map(({ _rawAmqpMessage }) => JSON.stringify(_rawAmqpMessage)).join('\n'))).toEqual([]);
  });

  it('in what is said of dead letters', async () => {
    const dead = await fleet.look('azure-portal', 1, 'deadLetter');
    const said = dead.map(
      ({ deadLetterReason, deadLetterErrorDescription, deadLetterSource, applicationProperties }) => {
        // These are the sender's.
        const { title, traceparent, tracestate, ...others } = applicationProperties ?? {};
        expect(canaries.in(`${title}`)).toHaveLength(1);
        return JSON.stringify([deadLetterReason, deadLetterErrorDescription, deadLetterSource, others]);
      },
    );
    expect(hidden(said.join('\n'))).toEqual([]);
  });
});
