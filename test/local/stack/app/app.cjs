const { app } = require('@azure/functions');

app.http('now', { handler: async () => ({ jsonBody: Date.now() }) });
app.http('settings', {
  handler: async () => {
    const { TablesConnection, ServiceBusConnection, API_KEY_PEPPER, CURSOR_SECRET, ID_SECRET } = process.env;
    return { jsonBody: { TablesConnection, ServiceBusConnection, API_KEY_PEPPER, CURSOR_SECRET, ID_SECRET } };
  },
});
