import library from '@azure/functions';

library.app.http('second', { handler: async () => ({ body: 'second' }) });
