// Azurite's table service as a program of the stack: says when it is ready, and closes, saving its tables, when asked to
// or when the supervisor is gone. Its own arguments are passed through.
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const port = Number(process.argv[process.argv.indexOf('--tablePort') + 1]);

const accepts = () =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });

// Azurite closes on this event and on no other signal.
const close = () => process.emit('SIGINT');
process.once('SIGTERM', close).once('disconnect', close);

await import('azurite/dist/src/table/main.js');
while (!(await accepts())) await delay(20);
process.send?.({ ready: { port } });
// The channel alone must not keep the process alive once the server is closed.
process.channel?.unref();
