const { app } = require('@azure/functions');

const ok = async () => ({ body: 'ok' });
app.http('open', { handler: ok });
app.http('guarded', { authLevel: 'function', handler: ok });
app.http('masters', { authLevel: 'admin', handler: ok });
app.http('off', { handler: ok });

const runs = [];
app.http('runs', { handler: async () => ({ jsonBody: runs }) });
app.timer('nightly', { schedule: '0 0 3 * * *', handler: async (timer) => void runs.push(timer) });
app.serviceBusQueue('worker', {
  queueName: 'work',
  connection: 'Bus',
  handler: async (body, context) => void runs.push({ body, metadata: context.triggerMetadata }),
});
