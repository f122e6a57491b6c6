import { app } from '@azure/functions';
import { methodsOf, OPERATIONS, type Operation, type OperationName } from '../shared/contract/operations.ts';
import { CHANNELS } from '../shared/core/decision/intent.ts';
import { NOTIFICATIONS } from '../shared/core/ticket/retries.ts';
import type { Deps } from '../shared/deps.ts';
import { once } from '../shared/remember.ts';
import { readConfig } from '../shared/start/config.ts';
import { makeDeps } from '../shared/start/make-deps.ts';
import { HANDLERS } from './handlers.ts';
import { prepareHandOff } from './prepare-hand-off.ts';
import { recordNotification } from './record-notification.ts';
import { relayOutbox } from './relay-outbox.ts';
import { sweepDue } from './sweep-due.ts';

// The app's table of contents, and the only file that does something when imported.

// Everything is registered before a setting is read: an entry that throws earlier leaves an app without functions, and
// the platform says nothing; one that throws later fails the start by the setting's name.
const deps = once(() => makeDeps(readConfig(process.env)));

/** A trigger's function that is made at its first call. */
const later = <Given extends unknown[], Answer>(make: (deps: Deps) => (...given: Given) => Answer) => {
  const made = once(() => make(deps()));
  return (...given: Given): Answer => made()(...given);
};

// Keys are checked in the handlers, not by the platform: its keys know no partners.
const authLevel = 'anonymous';
const connection = 'ServiceBusConnection';

for (const [name, { method, path }] of Object.entries<Operation>(OPERATIONS)) {
  const handler = later(HANDLERS[name as OperationName]);
  app.http(name, { methods: methodsOf(method), route: `api/v1${path}`, authLevel, handler });
}
for (const channel of CHANNELS) {
  const handler = later((known) => prepareHandOff(known, channel));
  app.serviceBusQueue(channel, { queueName: channel, connection, handler });
}
app.serviceBusQueue(NOTIFICATIONS, { queueName: NOTIFICATIONS, connection, handler: later(recordNotification) });

app.timer('sweepDue', { schedule: '0 * * * * *', handler: later(sweepDue) });
app.timer('relayOutbox', { schedule: '*/10 * * * * *', handler: later(relayOutbox) });

deps();
