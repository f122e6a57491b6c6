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
let running = 0;
app.http('slow', {
  handler: async () => {
    const atOnce = ++running;
    await new Promise((resolve) => setTimeout(resolve, 300));
    running--;
    return { body: String(atOnce) };
  },
});
