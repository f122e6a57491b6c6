import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.ts';
import { parseTimeSpan } from './timespan.ts';

/** What this host honours of host.json; times in milliseconds. */
export interface HostConfig {
  routePrefix: string;
  customHeaders: Record<string, string>;
  /** Infinity where host.json sets no limit. */
  maxConcurrentRequests: number;
  maxOutstandingRequests: number;
  /** Undefined where functions may run for ever. */
  functionTimeoutMs: number | undefined;
  /** Lowest level by category prefix, as written. */
  logLevels: Record<string, string>;
  serviceBus: {
    maxConcurrentCalls: number;
    maxMessageBatchSize: number;
    autoCompleteMessages: boolean;
    maxAutoLockRenewalMs: number;
  };
}

interface HostJson {
  version?: string;
  functionTimeout?: string;
  logging?: { logLevel?: Record<string, string> };
  extensions?: {
    http?: {
      routePrefix?: string;
      customHeaders?: Record<string, string>;
      maxConcurrentRequests?: number;
      maxOutstandingRequests?: number;
    };
    serviceBus?: {
      maxConcurrentCalls?: number;
      maxMessageBatchSize?: number;
      autoCompleteMessages?: boolean;
      maxAutoLockRenewalDuration?: string;
    };
  };
}

const DEFAULT_TIMEOUT = '00:30:00';
const UNLIMITED = '-1';

const readLimit = (limit = -1): number => (limit < 0 ? Number.POSITIVE_INFINITY : limit);

const readTimeSpan = (name: string, text: string): number => {
  const ms = parseTimeSpan(text);
  if (ms === undefined)
    throw new StartError('HOST_JSON_INVALID', `host.json ${name}: expected hh:mm:ss, found "${text}"`);
  return ms;
};

/** Reads the content of host.json with Azure's defaults. @throws StartError for what Azure refuses */
export const parseHostJson = (json: HostJson): HostConfig => {
  if (json.version !== '2.0') {
    throw new StartError(
      'HOST_JSON_INVALID',
      `host.json: expected "version": "2.0", found ${JSON.stringify(json.version)}`,
    );
  }
  const { http = {}, serviceBus = {} } = json.extensions ?? {};
  const timeout = json.functionTimeout ?? DEFAULT_TIMEOUT;
  return {
    routePrefix: http.routePrefix ?? 'api',
    customHeaders: http.customHeaders ?? {},
    maxConcurrentRequests: readLimit(http.maxConcurrentRequests),
    maxOutstandingRequests: readLimit(http.maxOutstandingRequests),
    functionTimeoutMs: timeout === UNLIMITED ? undefined : readTimeSpan('functionTimeout', timeout),
    logLevels: json.logging?.logLevel ?? {},
    serviceBus: {
      maxConcurrentCalls: serviceBus.maxConcurrentCalls ?? 16,
      maxMessageBatchSize: serviceBus.maxMessageBatchSize ?? 1000,
      autoCompleteMessages: serviceBus.autoCompleteMessages ?? true,
      maxAutoLockRenewalMs: readTimeSpan(
        'maxAutoLockRenewalDuration',
        serviceBus.maxAutoLockRenewalDuration ?? '00:05:00',
      ),
    },
  };
};

/** Reads host.json of an app's directory. @throws StartError when it is missing or not JSON */
export const loadHostJson = (appDirectory: string): HostConfig => {
  const path = join(appDirectory, 'host.json');
  if (!existsSync(path))
    throw new StartError('HOST_JSON_MISSING', `expected a host.json in ${appDirectory}, found none`);
  try {
    return parseHostJson(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new StartError('HOST_JSON_INVALID', `expected JSON in ${path}: ${error.message}`);
    throw error;
  }
};
