import library from '@azure/functions';

library.app.http('typed', { handler: async () => ({ body: import.meta.url.slice(-17) }) });
