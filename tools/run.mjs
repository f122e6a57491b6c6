// `node local/run.mjs NAME [arguments]`: builds the app and the local programs, then becomes the program of that name,
// in this one process, so that signals reach it without a shell between.
import { stop } from 'esbuild';
import { buildApp, buildLocal } from '../esbuild.config.mjs';

const [name] = process.argv.splice(2, 1);
await Promise.all([buildApp(), buildLocal()]);
await stop();
await import(`../dist/local/${name}.mjs`);
