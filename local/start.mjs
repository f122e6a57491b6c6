// `npm start`: builds the app and the stack, then becomes the stack's supervisor, all in this one process.
import { stop } from 'esbuild';
import { buildApp, buildLocal } from '../esbuild.config.mjs';

await Promise.all([buildApp(), buildLocal()]);
await stop();
await import('../dist/local/stack.mjs');
