// `npm run start:func`: builds the app and starts it under Azure Functions Core Tools instead of the local host.
import { stop } from 'esbuild';
import { buildApp, buildLocal } from '../esbuild.config.mjs';

await Promise.all([buildApp(), buildLocal()]);
await stop();
const { startWithCoreTools } = await import('../dist/local/func.mjs');
startWithCoreTools();
