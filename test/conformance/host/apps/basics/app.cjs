const { app } = require('@azure/functions');
app.http('hello', { route: 'hello/{name?}', handler: async (request, context) => {
  context.log('hi');
  return { jsonBody: { name: request.params.name ?? null, now: new Date().toISOString() } };
} });
app.timer('tick', { schedule: '*/2 * * * * *', handler: async (timer, context) => { context.log('tick', timer); } });
