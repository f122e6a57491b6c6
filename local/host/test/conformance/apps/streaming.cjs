const { Readable } = require('node:stream');
const { setTimeout: delay } = require('node:timers/promises');
const { app } = require('@azure/functions');

app.setup({ enableHttpStream: true });

async function* ticks() {
  for (const tick of ['one ', 'two ', 'three']) {
    yield tick;
    await delay(100);
  }
}
app.http('ticks', {
  handler: async () => ({ status: 201, headers: { 'x-own': 'yes' }, body: Readable.from(ticks()) }),
});
app.http('describe', {
  route: 'describe/{id}',
  handler: async (request) => ({
    jsonBody: {
      url: request.url,
      all: request.query.getAll('q'),
      params: request.params,
      header: request.headers.get('x-h'),
    },
  }),
});
app.http('echo', { methods: ['POST'], handler: async (request) => ({ body: await request.text() }) });
app.http('throws', {
  handler: async () => {
    throw new Error('as asked');
  },
});
app.http('nothing', { handler: async () => undefined });
