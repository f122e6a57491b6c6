import { app } from '@azure/functions';
import { CHANNELS } from '../shared/core/decision/intent.ts';
import { NOTIFICATIONS } from '../shared/core/ticket/retries.ts';
import { readConfig } from '../shared/start/config.ts';
import { makeDeps } from '../shared/start/make-deps.ts';
import { calculateSla } from './calculate-sla.ts';
import { decide } from './decide.ts';
import { getTicket } from './get-ticket.ts';
import { health } from './health.ts';
import { listTickets } from './list-tickets.ts';
import { prepareHandOff } from './prepare-hand-off.ts';
import { previewPolicy } from './preview-policy.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { recordEvent } from './record-event.ts';
import { recordNotification } from './record-notification.ts';
import { relayOutbox } from './relay-outbox.ts';
import { replayDecisions } from './replay-decisions.ts';
import { submitBatch } from './submit-batch.ts';
import { submitTicket } from './submit-ticket.ts';
import { sweepDue } from './sweep-due.ts';

// The app's table of contents, and the only file that does something when imported. A setting that is missing throws
// here and stops the start. Keys are checked in the handlers, not by the platform: its keys know no partners.
const deps = makeDeps(readConfig(process.env));
const authLevel = 'anonymous';
const connection = 'ServiceBusConnection';

app.http('submitTicket', { methods: ['POST'], route: 'api/v1/tickets', authLevel, handler: submitTicket(deps) });
app.http('submitBatch', { methods: ['POST'], route: 'api/v1/tickets/batch', authLevel, handler: submitBatch(deps) });
app.http('listTickets', { methods: ['GET'], route: 'api/v1/tickets', authLevel, handler: listTickets(deps) });
app.http('getTicket', { methods: ['GET'], route: 'api/v1/tickets/{id}', authLevel, handler: getTicket(deps) });
app.http('recordEvent', {
  methods: ['POST'],
  route: 'api/v1/tickets/{id}/events',
  authLevel,
  handler: recordEvent(deps),
});
app.http('decide', { methods: ['POST'], route: 'api/v1/decisions', authLevel, handler: decide(deps) });
app.http('replayDecisions', {
  methods: ['POST'],
  route: 'api/v1/decisions/replay',
  authLevel,
  handler: replayDecisions(deps),
});
app.http('previewPolicy', {
  methods: ['POST'],
  route: 'api/v1/policy/preview',
  authLevel,
  handler: previewPolicy(deps),
});
app.http('calculateSla', { methods: ['POST'], route: 'api/v1/sla/calculate', authLevel, handler: calculateSla(deps) });
app.http('receiveWebhook', {
  methods: ['POST'],
  route: 'api/v1/webhooks/{source}',
  authLevel,
  handler: receiveWebhook(deps),
});
app.http('health', { methods: ['GET'], route: 'api/v1/health', authLevel, handler: health(deps) });

for (const channel of CHANNELS) {
  app.serviceBusQueue(channel, { queueName: channel, connection, handler: prepareHandOff(deps, channel) });
}
app.serviceBusQueue(NOTIFICATIONS, { queueName: NOTIFICATIONS, connection, handler: recordNotification(deps) });

app.timer('sweepDue', { schedule: '0 * * * * *', handler: sweepDue(deps) });
app.timer('relayOutbox', { schedule: '*/30 * * * * *', handler: relayOutbox(deps) });
