// `node tools/run.mjs NAME [arguments]`: builds the app and the programs around it where they aren't what the sources say,
// then becomes the program of that name, in this one process, so that signals reach it without a shell between.
import { isBuilt } from './stamp.mjs';

const [name] = process.argv.splice(2, 1);
if (!isBuilt()) {
  const [{ stop }, { build }] = await Promise.all([import('esbuild'), import('../esbuild.config.mjs')]);
  await build();
  await stop();
}
await import(`../dist/local/${name}.mjs`);
