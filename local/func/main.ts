import { startWithCoreTools } from './start-with-core-tools.ts';

startWithCoreTools();
