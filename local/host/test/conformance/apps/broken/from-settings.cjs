// Registers the one function that the setting FAULT describes.
const { app, output } = require('@azure/functions');
const handler = async () => ({});
const bus = { connection: 'Bus', queueName: 'q', handler };
const faults = {
  unknownTrigger: () => app.storageQueue('fault', { queueName: 'q', connection: 'Bus', handler }),
  blobOutput: () => app.http('fault', { extraOutputs: [{ type: 'blob', name: 'b', path: 'p' }], handler }),
  busOutput: () => app.http('fault', { extraOutputs: [output.serviceBusQueue({ ...bus, name: 'b' })], handler }),
  input: () => app.http('fault', { extraInputs: [{ type: 'blob', name: 'b', path: 'p' }], handler }),
  hook: () => app.hook.preInvocation(() => undefined),
  streaming: () => {
    app.setup({ enableHttpStream: true });
    app.http('fault', { handler });
  },
  retry: () =>
    app.timer('fault', {
      schedule: '1',
      retry: { strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: 5 },
      handler,
    }),
  batches: () => app.serviceBusQueue('fault', { ...bus, cardinality: 'many' }),
  topic: () => app.serviceBusTopic('fault', { ...bus, topicName: 't', subscriptionName: 's' }),
  unresolved: () => app.timer('fault', { schedule: '%NOT_THERE%', handler }),
  badSchedule: () => app.timer('fault', { schedule: '0 61 * * * *', handler }),
  noConnection: () => app.serviceBusQueue('fault', { ...bus, connection: 'Missing' }),
  sessions: () => app.serviceBusQueue('fault', { ...bus, isSessionsEnabled: true }),
  sdkBinding: () => app.serviceBusQueue('fault', { ...bus, sdkBinding: true }),
  reservedRoute: () => app.http('fault', { route: 'administrators', handler }),
  slashes: () => app.http('fault', { route: '/x', handler }),
  badTemplate: () => app.http('fault', { route: '{p}{q}', handler }),
  badConstraint: () => app.http('fault', { route: 'x/{id:integer}', handler }),
  badName: () => app.http('1fault', { handler }),
  sameRoute: () => {
    app.http('fault', { route: 'same', handler });
    app.http('first', { route: 'SAME', methods: ['GET'], handler });
  },
  twoFaults: () => {
    app.timer('fault', { schedule: 'now', handler });
    app.http('second', { route: 'runtime', handler });
  },
};
faults[process.env.FAULT]();
