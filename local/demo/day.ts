import { intentExample } from '../../shared/contract/intent.ts';
import { type Answer, type OwnStack, until } from '../stack/own-stack.ts';

/** One thing of the day: what the partner did, what came of it and why, and whether that is what should come of it. */
export interface Scene {
  what: string;
  outcome: string;
  why: string;
  happened: boolean;
}

const { contact, customer } = intentExample;

/** Plays the scenes in order on a fresh stack. */
export async function playDay(stack: OwnStack): Promise<Scene[]> {
  const intent = (product: object, issue: object, type = 'direct-bill') => ({
    partner: { tenantId: stack.file.partnerTenantId, type },
    customer,
    product,
    issue: { type: 'technical', severity: 'B', ...issue },
    serviceHealth: { checked: true },
    contact,
  });
  const submit = (body: object, key?: string) =>
    stack.call('POST', '/tickets', body, key === undefined ? {} : { 'idempotency-key': key });
  const handOff = async (what: string, body: object, channel: string): Promise<Scene> => {
    const { status, body: ticket } = await submit(body);
    if (status !== 202) return failed(what, { status, body: ticket });
    await until(async () => (await stack.ticket(ticket.id)).status === 'ready');
    const { decision } = await stack.ticket(ticket.id);
    const happened = decision.channel === channel && decision.handOff.steps.length > 0;
    return {
      what,
      outcome: `ready for ${decision.channel}: ${decision.handOff.open}`,
      why: because(decision),
      happened,
    };
  };

  const vm = intent({ family: 'azure' }, { title: 'Virtual machines do not start', severity: 'A' });
  return [
    await handOff('Virtual machines do not start', vm, 'azure-portal'),
    await handOff('Mail is late', intent({ family: 'microsoft-365' }, { title: 'Mail is late' }), 'm365-admin-center'),
    await handOff(
      'A backup from the marketplace fails',
      intent({ family: 'marketplace', offerId: 'fabrikam.backup' }, { title: 'Backup fails' }),
      'isv-contact',
    ),
    await refusal(
      submit(intent({ family: 'azure' }, { type: 'billing', title: 'Invoice is wrong' }, 'indirect-reseller')),
    ),
    await repeat(() => submit(vm, 'vm-outage')),
    await hungarianBilling(
      submit(intent({ family: 'microsoft-365' }, { type: 'billing', title: 'Hibás számla', language: 'hu' })),
    ),
    await breach(stack, submit(vm, 'breach')),
  ];
}

async function refusal(asked: Promise<Answer>): Promise<Scene> {
  const { status, body } = await asked;
  const { decision } = body;
  return {
    what: 'A reseller files an Azure invoice',
    outcome: `refused; ${decision?.whoCanFile.join(' or ')} can file`,
    why: because(decision),
    happened: status === 422 && decision?.code === 'AZURE_PROVIDER_ONLY' && decision.whoCanFile.length === 2,
  };
}

async function repeat(submit: () => Promise<Answer>): Promise<Scene> {
  const [first, again] = [await submit(), await submit()];
  return {
    what: 'The same request sent twice',
    outcome: `one ticket, ${first.body.id?.slice(0, 8)}…`,
    why: 'The ticket follows from the Idempotency-Key, so the repeat finds it',
    happened: first.body.id === again.body.id && again.headers.get('idempotency-replayed') === 'true',
  };
}

async function hungarianBilling(asked: Promise<Answer>): Promise<Scene> {
  const { status, body } = await asked;
  const { response, warnings, fee } = body.decision;
  const codes = warnings.map(({ code }: { code: string }) => code);
  return {
    what: 'A billing problem, in Hungarian',
    outcome: `answer within one business day, by ${response.provisionalDueAt}; free of charge`,
    why: `${because(body.decision)} Warned: ${codes.join(', ')}`,
    happened:
      status === 202 &&
      response.basis === 'business-day' &&
      !fee.charged &&
      codes.includes('LOCAL_LANGUAGE_BUSINESS_HOURS'),
  };
}

async function breach(stack: OwnStack, asked: Promise<Answer>): Promise<Scene> {
  const { id } = (await asked).body;
  await until(async () => (await stack.ticket(id)).status === 'ready');
  await stack.call('POST', `/tickets/${id}/events`, { type: 'filed', reference: '2611230040001234' });
  await stack.travel('PT3H');
  await stack.run('sweepDue');
  const isTold = ({ type }: { type: string }) => type === 'ticket.breached';
  await until(async () => (await stack.ticket(id)).notifications.some(isTold));
  await stack.run('sweepDue');
  const { clocks, events, notifications } = await stack.ticket(id);
  const response = clocks.find(({ name }: { name: string }) => name === 'initial-response');
  const flags = events.filter(({ type }: { type: string }) => type === 'breached').length;
  return {
    what: 'Severity A, filed, three hours without an answer',
    outcome: `breached at ${response.breachedAt}, flagged ${flags}×, told ${notifications.filter(isTold).length}×`,
    why: 'Critical problems are owed a first answer within two hours of filing',
    happened: response.state === 'breached' && flags === 1 && notifications.filter(isTold).length === 1,
  };
}

const because = (decision: Answer['body']): string =>
  decision === undefined ? '' : `${decision.reason} [row ${decision.row}, ${decision.code}, ${decision.source.lines}]`;

const failed = (what: string, { status, body }: Pick<Answer, 'status' | 'body'>): Scene => ({
  what,
  outcome: `answered ${status}`,
  why: body?.detail ?? '',
  happened: false,
});
