#!/usr/bin/env node
// `npm run build` puts the programs of this machine side by side in dist/local.
await import('../../../dist/local/host.mjs');
