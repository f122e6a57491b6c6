const { app } = require('@azure/functions');
app.http('good', { handler: async () => ({}) });
