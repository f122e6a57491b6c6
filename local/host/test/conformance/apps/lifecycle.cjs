const { app } = require('@azure/functions');

const tell = (message) => console.log(JSON.stringify({ category: 'test', message }));
app.http('setting', { handler: async () => ({ jsonBody: [process.env.FROM_FILE, process.env.FROM_BOTH] }) });
app.http('now', {
  handler: async () => ({ jsonBody: [Date.now(), Date.parse(new Date().toISOString()), new Date(0).getTime()] }),
});
app.http('held', {
  handler: async () => {
    tell('begun');
    await new Promise((resolve) => process.once('SIGUSR2', resolve));
    return { body: 'done' };
  },
});
app.http('stuck', { handler: () => new Promise(() => tell('begun')) });
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
