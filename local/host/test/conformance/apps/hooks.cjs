const { app } = require('@azure/functions');

const order = [];
app.hook.appStart((context) => {
  context.hookData.started = true;
  order.push('appStart');
});
app.hook.appTerminate((context) =>
  console.log(JSON.stringify({ category: 'test', message: `terminated ${context.hookData.started}` })),
);
app.hook.preInvocation((context) => {
  if (context.invocationContext.functionName === 'order') order.push('pre');
  context.hookData.from = 'pre';
  if (context.invocationContext.functionName === 'replaced')
    context.functionHandler = async () => ({ body: 'by the hook' });
});
app.hook.postInvocation((context) => {
  if (context.invocationContext.functionName === 'order') order.push('post');
  if (context.error?.message === 'forgivable') {
    context.error = null;
    context.result = { body: `forgiven, ${context.hookData.from}` };
  }
});
app.hook.preInvocation((context) => {
  if (context.invocationContext.functionName !== 'assigns') return;
  try {
    context.hookData = {};
    context.inputs[0].assigned = 'taken';
  } catch {
    context.inputs[0].assigned = 'refused';
  }
});
app.hook.log((context) => {
  context.message = context.message.replace('secret', '***');
});

app.http('order', {
  handler: async () => {
    order.push('handler');
    return { jsonBody: order };
  },
});
app.http('orderAfter', { handler: async () => ({ jsonBody: order }) });
app.http('replaced', { handler: async () => ({ body: 'by the function' }) });
app.http('forgiven', {
  handler: async () => {
    throw new Error('forgivable');
  },
});
app.http('failing', {
  handler: async () => {
    throw new Error('unforgivable');
  },
});
app.http('assigns', { handler: async (request) => ({ body: request.assigned }) });
app.http('logs', {
  handler: async (_request, context) => {
    context.log('a secret');
    context.debug('too fine');
    return {};
  },
});
app.http('late', {
  handler: async (_request, context) => {
    setTimeout(() => context.log('too late'), 20);
    return {};
  },
});
