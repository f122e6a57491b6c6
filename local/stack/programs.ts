import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectionString } from '@csp-ticket-router/broker/spawn.ts';
import type { Program } from './launch.ts';
import type { ProgramName, StackOptions } from './options.ts';
import type { Secrets } from './secrets.ts';

/** The root of the checkout, seen from dist/local. */
const root = fileURLToPath(new URL('../../', import.meta.url));

/** Azurite's well-known account, the same on every machine. */
const ACCOUNT = 'devstoreaccount1';
const ACCOUNT_KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

export interface Connections {
  tables: string;
  serviceBus: string;
}

export const connectionsOf = ({ ports }: StackOptions, { brokerKey }: Secrets): Connections => ({
  tables: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${ACCOUNT_KEY};TableEndpoint=http://127.0.0.1:${ports.tables}/${ACCOUNT};`,
  serviceBus: connectionString(ports.broker, brokerKey),
});

/** Where the broker finds the queues. */
export const queuesFile = (data: string): string => join(data, 'Config.json');

/** How each program is started; `offset` is how far its clock is ahead. */
export function programsOf(options: StackOptions, secrets: Secrets) {
  const { app, data, ports } = options;
  const { tables, serviceBus } = connectionsOf(options, secrets);
  const dist = (file: string) => join(root, 'dist/local', file);
  return {
    tables: () => ({
      name: 'table service',
      args: [
        join(root, 'local/stack/tables.mjs'),
        ...['--tableHost', '127.0.0.1', '--tablePort', String(ports.tables)],
        ...['--location', join(data, 'tables'), '--silent', '--disableTelemetry'],
      ],
      env: {},
      quiet: true,
    }),
    broker: (offset) => ({
      name: 'broker',
      args: [
        ...['--enable-source-maps', dist('broker.mjs'), '--config', queuesFile(data)],
        ...['--port', String(ports.broker), '--data', join(data, 'broker'), '--clock-offset', String(offset)],
      ],
      env: { BROKER_KEY: secrets.brokerKey },
      quiet: true,
    }),
    host: (offset) => ({
      name: 'host',
      args: [
        '--enable-source-maps',
        dist('host.mjs'),
        '--app',
        app,
        '--port',
        String(ports.host),
        '--clock-offset',
        String(offset),
      ],
      env: {
        FUNCTIONS_WORKER_RUNTIME: 'node',
        HOST_MASTER_KEY: secrets.masterKey,
        TablesConnection: tables,
        ServiceBusConnection: serviceBus,
        API_KEY_PEPPER: secrets.apiKeyPepper,
        CURSOR_SECRET: secrets.cursorSecret,
        ID_SECRET: secrets.idSecret,
      },
      quiet: false,
    }),
  } satisfies Record<ProgramName, (offset: number) => Program>;
}
