import { readOptions, runProgram } from '@csp-ticket-router/kit/program.ts';
import { startWithCoreTools } from './start-with-core-tools.ts';

const USAGE = `npm run start:func

Starts the app under Azure Functions Core Tools, against the services that local.settings.json or the environment name,
and says what is missing where something is. PORT chooses another port than 7071.`;

await runProgram(USAGE, (args) => {
  readOptions(args, {});
  startWithCoreTools();
});
