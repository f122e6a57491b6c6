const { app } = require('@azure/functions');

const report = async (request, context) => ({ jsonBody: { name: context.functionName, params: request.params } });
app.http('search', { route: 'items/search', handler: report });
app.http('aGet', { route: 'items/{id}', handler: report });
app.http('zFind', { route: 'orders/find', handler: report });
app.http('byNumber', { route: 'orders/{id:int}', handler: report });
app.http('optional', { route: 'optional/{name?}', handler: report });
app.http('fallback', { route: 'fallback/{name=nobody}', handler: report });
app.http('rest', { route: 'files/{*path}', handler: report });
app.http('bareName', { handler: report });
