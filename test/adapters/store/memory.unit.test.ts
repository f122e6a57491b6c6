import { describe } from '@jest/globals';
import { MemoryTable } from '../../support/memory-table.ts';
import { listContract } from './list-contract.ts';
import { storeContract } from './store-contract.ts';

describe('in memory', () => {
  storeContract(async () => new MemoryTable());
  listContract(async () => new MemoryTable());
});
