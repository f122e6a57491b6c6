const { app } = require('@azure/functions');

app.http('failing', {
  handler: async () => {
    throw new Error('unforgivable');
  },
});
app.http('logs', {
  handler: async (_request, context) => {
    context.log('as loud as asked');
    context.debug('too fine');
    return {};
  },
});

let ended;
app.http('ends', {
  handler: async (_request, context) => {
    ended = context;
    return {};
  },
});
app.http('late', {
  handler: async () => {
    ended.log('too late');
    return {};
  },
});
