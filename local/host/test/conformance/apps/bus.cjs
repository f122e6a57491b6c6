const { app, output } = require('@azure/functions');

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
let running = 0;
app.serviceBusQueue('crowded', {
  queueName: 'crowded',
  connection,
  handler: async () => {
    note('crowded', { running: ++running });
    await new Promise((resolve) => setTimeout(resolve, 100));
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
    await new Promise((resolve) => setTimeout(resolve, 6000));
  },
});
app.serviceBusQueue('many', {
  queueName: 'many',
  connection,
  cardinality: 'many',
  handler: async (bodies, context) => note('many', { bodies, metadata: context.triggerMetadata }),
});
app.generic('bytes', {
  handler: async (body) => note('bytes', { isBuffer: Buffer.isBuffer(body), length: body.length }),
  trigger: { type: 'serviceBusTrigger', name: 'bytes', queueName: 'bytes', connection, dataType: 'binary' },
});
const toOutput = output.serviceBusQueue({ queueName: 'output', connection });
app.http('put', {
  methods: ['POST'],
  extraOutputs: [toOutput],
  handler: async (request, context) => {
    context.extraOutputs.set(toOutput, await request.json());
    return { status: 202 };
  },
});
app.http('putNowhere', {
  extraOutputs: [{ ...output.serviceBusQueue({ queueName: 'not-there', connection }), name: 'nowhere' }],
  handler: async (_request, context) => {
    context.extraOutputs.set('nowhere', 'x');
    return { status: 202 };
  },
});
