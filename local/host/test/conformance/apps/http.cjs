const { app } = require('@azure/functions');

app.http('defaults', { handler: async (request) => ({ body: request.method }) });
app.http('throws', {
  handler: async () => {
    throw new Error('as asked');
  },
});
app.http('text', { handler: async () => 'text' });
app.http('nothing', { handler: async () => undefined });
app.http('empty', { handler: async () => ({}) });
app.http('badStatus', { handler: async () => ({ status: 42 }) });
app.http('echo', {
  methods: ['POST'],
  handler: async (request) => ({ body: Buffer.from(await request.arrayBuffer()), headers: { 'x-length': '7' } }),
});
app.http('describe', {
  handler: async (request, context) => ({
    jsonBody: {
      url: request.url,
      headers: Object.fromEntries(request.headers),
      query: Object.fromEntries(request.query),
      all: request.query.getAll('q'),
      trace: context.traceContext,
      functionName: context.functionName,
    },
  }),
});
app.http('cookies', {
  handler: async () => ({
    cookies: [
      { name: 'a', value: 'x y' },
      { name: 'b', value: '2', path: '/p', httpOnly: true, secure: true, sameSite: 'Strict', maxAge: 60 },
    ],
  }),
});

const waiting = [];
let order = [];
app.http('held', {
  route: 'held/{name}',
  handler: async (request) => {
    order.push(`${request.params.name} begins`);
    console.log(JSON.stringify({ category: 'test', message: `${request.params.name} begins` }));
    await new Promise((resolve) => waiting.push(resolve));
    order.push(`${request.params.name} ends`);
    return {};
  },
});
// Run by hand, where the requests of a test have taken all places.
app.timer('release', { schedule: '0 0 0 1 1 *', handler: async () => waiting.shift()() });
app.http('order', {
  handler: async () => {
    const seen = order;
    order = [];
    return { jsonBody: seen };
  },
});
app.http('params', { route: 'params/{id}', handler: async (request) => ({ jsonBody: request.params }) });
app.http('header', {
  handler: async (request) => ({ body: 'x', headers: { [request.query.get('name')]: request.query.get('value') } }),
});
app.http('badCookie', { handler: async () => ({ cookies: [{ name: 'a b', value: 'x' }] }) });
app.http('throwsNothing', {
  handler: async () => {
    throw undefined;
  },
});
app.http('throwsZero', {
  handler: async () => {
    throw 0;
  },
});
