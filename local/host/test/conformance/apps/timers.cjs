const { app } = require('@azure/functions');

const runs = {};
const note = (name, timer) => {
  runs[name] ??= [];
  runs[name].push(timer);
};
app.http('runs', { handler: async () => ({ jsonBody: runs }) });

const timer = (name, options) => app.timer(name, { ...options, handler: async (told) => note(name, told) });
timer('fromSetting', { schedule: '%EVERY%' });
timer('byTimeSpan', { schedule: '00:00:01' });
timer('atOnce', { schedule: '00:00:00' });
timer('unmonitored', { schedule: '0 0 0 1 1 *', runOnStartup: true, useMonitor: false });
timer('atStart', { schedule: '0 0 0 1 1 *', runOnStartup: true });
timer('disabled', { schedule: '* * * * * *', runOnStartup: true });
for (let i = 0; i < 12; i++) timer(`one${i}`, { schedule: '0 0 0 1 1 *' });
