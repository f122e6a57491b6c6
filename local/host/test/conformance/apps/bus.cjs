const { app } = require('@azure/functions');

const connection = 'Bus';
const delivered = {};
const note = (name, entry) => {
  delivered[name] ??= [];
  delivered[name].push(entry);
};
app.http('delivered', { handler: async () => ({ jsonBody: delivered }) });

app.serviceBusQueue('plain', {
  queueName: '%PLAIN_QUEUE%',
  connection,
  handler: async (body, context) =>
    note('plain', { body, metadata: context.triggerMetadata, trace: context.traceContext.traceParent }),
});
app.serviceBusQueue('failing', {
  queueName: 'failing',
  connection,
  handler: async (_body, context) => {
    note('failing', { count: context.triggerMetadata.deliveryCount });
    throw new Error('as asked');
  },
});
app.serviceBusQueue('throwsNothing', {
  queueName: 'nothing',
  connection,
  handler: async () => {
    note('throwsNothing', {});
    throw undefined;
  },
});

/** Waiting handlers by name. */
const waiting = { crowded: [], lengthy: [] };
const held = (name) => new Promise((resolve) => waiting[name].push(resolve));
app.http('release', {
  handler: async (request) => {
    for (const resolve of waiting[request.query.get('name')].splice(0)) resolve();
    return {};
  },
});
let running = 0;
app.serviceBusQueue('crowded', {
  queueName: 'crowded',
  connection,
  handler: async () => {
    note('crowded', { running: ++running });
    await held('crowded');
    running--;
  },
});
app.serviceBusQueue('uncompleted', {
  queueName: 'uncompleted',
  connection,
  autoCompleteMessages: false,
  handler: async (_body, context) => note('uncompleted', { count: context.triggerMetadata.deliveryCount }),
});
app.serviceBusQueue('lengthy', {
  queueName: 'lengthy',
  connection,
  handler: async (_body, context) => {
    note('lengthy', { count: context.triggerMetadata.deliveryCount });
    await held('lengthy');
  },
});
app.generic('bytes', {
  handler: async (body) => note('bytes', { isBuffer: Buffer.isBuffer(body), length: body.length }),
  trigger: { type: 'serviceBusTrigger', name: 'bytes', queueName: 'bytes', connection, dataType: 'binary' },
});
