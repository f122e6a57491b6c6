import library from '@azure/functions';

await new Promise((resolve) => setTimeout(resolve, 50));
library.app.http('first', { handler: async () => ({ body: 'first' }) });
