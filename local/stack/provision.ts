import { TableClient } from '@azure/data-tables';

interface ProvisionOptions {
  /** Connection string of the table service. */
  tables: string;
  /** Secret that API keys are hashed with. */
  pepper: string;
  /** Folder of all that outlives a stop. */
  dataDir: string;
}

const TABLES = ['tickets', 'directory'];
const DEMO_TENANT_ID = '11111111-1111-4111-8111-111111111111';

/** Creates what the app expects to find, where it isn't there yet, and returns the demo partner's credentials. */
export const provision = async ({ tables }: ProvisionOptions): Promise<{ partnerTenantId: string; apiKey: string }> => {
  await Promise.all(
    TABLES.map((name) =>
      TableClient.fromConnectionString(tables, name, { allowInsecureConnection: true }).createTable(),
    ),
  );
  return { partnerTenantId: DEMO_TENANT_ID, apiKey: 'demo' };
};
