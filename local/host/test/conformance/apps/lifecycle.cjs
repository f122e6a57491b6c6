const { app } = require('@azure/functions');

app.hook.appTerminate(() => console.log(JSON.stringify({ category: 'test', message: 'terminated' })));
app.http('setting', { handler: async () => ({ jsonBody: [process.env.FROM_FILE, process.env.FROM_BOTH] }) });
app.http('now', {
  handler: async () => ({ jsonBody: [Date.now(), Date.parse(new Date().toISOString()), new Date(0).getTime()] }),
});
app.http('slow', {
  handler: async () => {
    console.log(JSON.stringify({ category: 'test', message: 'begun' }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { body: 'done' };
  },
});
app.http('stuck', {
  handler: () => new Promise(() => console.log(JSON.stringify({ category: 'test', message: 'begun' }))),
});
app.http('crash', {
  handler: async () => {
    setTimeout(() => {
      throw new Error('nobody caught me');
    });
    return {};
  },
});
app.http('reject', {
  handler: async () => {
    setTimeout(async () => {
      throw new Error('nobody awaited me');
    });
    return {};
  },
});
app.http('registerLate', { handler: async () => app.http('late', { handler: async () => ({}) }) });
