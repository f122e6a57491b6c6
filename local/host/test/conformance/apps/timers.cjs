const { app } = require('@azure/functions');

const runs = {};
const note = (name, entry) => {
  runs[name] ??= [];
  runs[name].push({ at: Date.now(), ...entry });
};
app.http('runs', { handler: async () => ({ jsonBody: runs }) });

app.timer('fromSetting', { schedule: '%EVERY%', handler: async (timer) => note('fromSetting', { timer }) });
app.timer('byTimeSpan', { schedule: '00:00:01', handler: async (timer) => note('byTimeSpan', { timer }) });
app.timer('unmonitored', {
  schedule: '0 0 0 1 1 *',
  runOnStartup: true,
  useMonitor: false,
  handler: async (timer) => note('unmonitored', { timer }),
});
app.timer('atStart', {
  schedule: '0 0 0 1 1 *',
  runOnStartup: true,
  handler: async (timer) => note('atStart', { timer }),
});
app.timer('throwing', {
  schedule: '* * * * * *',
  handler: async () => {
    note('throwing', {});
    throw new Error('as asked');
  },
});
app.timer('disabled', { schedule: '* * * * * *', runOnStartup: true, handler: async () => note('disabled', {}) });

let running = 0;
app.timer('slow', {
  schedule: '* * * * * *',
  handler: async () => {
    note('slow', { running: ++running });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    running--;
  },
});
app.timer('retried', {
  schedule: '0 0 0 1 1 *',
  runOnStartup: true,
  retry: { strategy: 'fixedDelay', maxRetryCount: 2, delayInterval: { milliseconds: 10 } },
  handler: async (_timer, context) => {
    note('retried', { retry: context.retryContext ?? null });
    throw new Error('as asked');
  },
});
