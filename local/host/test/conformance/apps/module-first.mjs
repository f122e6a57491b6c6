import library from '@azure/functions';

await new Promise((resolve) => setImmediate(resolve));
library.app.http('first', { handler: async () => ({ body: 'first' }) });
