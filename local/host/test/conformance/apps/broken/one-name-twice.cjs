const { app } = require('@azure/functions');
app.http('twin', { handler: async () => ({}) });
app.http('twin', { route: 'other', handler: async () => ({}) });
