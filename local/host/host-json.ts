import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BusOptions, readBusOptions } from './bus-options.ts';
import { type Configuration, createConfiguration } from './configuration.ts';
import { isHeader } from './header-text.ts';
import { parseJsonText } from './json-text.ts';
import { levels } from './logger.ts';
import type { LogLevel } from './rpc.ts';
import { StartError } from './start-error.ts';
import { parseTimeSpan } from './timespan.ts';

/** What this host honours of host.json and the settings beside it; times in milliseconds, Infinity is no limit. */
export interface HostConfig {
  routePrefix: string;
  customHeaders: Record<string, string>;
  maxConcurrentRequests: number;
  maxOutstandingRequests: number;
  maxBodyBytes: number;
  /** Undefined where functions may run for ever. */
  functionTimeoutMs: number | undefined;
  /** Lowest level by category prefix. */
  logLevels: Record<string, LogLevel>;
  /** Names in small letters of the only functions to run, where some are told. */
  allowed: readonly string[] | undefined;
  serviceBus: BusOptions;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const UNLIMITED = '-1';
const FOREVER_MS = parseTimeSpan('-1');
const DEFAULT_MAX_BODY_BYTES = 104_857_600;

const invalid = (message: string) => new StartError('HOST_JSON_INVALID', `host.json${message}`);

function readLimit(config: Configuration, name: string): number {
  const path = `extensions:http:${name}`;
  return config.text(path)?.trim() === UNLIMITED
    ? Number.POSITIVE_INFINITY
    : (config.whole(path, 1) ?? Number.POSITIVE_INFINITY);
}

function readTimeout(config: Configuration): number | undefined {
  const given = config.text('functionTimeout');
  if (given !== undefined && parseTimeSpan(given) === FOREVER_MS) return undefined;
  return config.span('functionTimeout', SECOND) ?? 30 * MINUTE;
}

const readLogLevels = (config: Configuration): Record<string, LogLevel> =>
  Object.fromEntries(
    Object.entries(config.members('logging:logLevel')).map(([category, found]) => {
      const level = levels.find((name, number) => name === found.toLowerCase() || String(number) === found);
      if (level === undefined) throw invalid(` logLevel ${category}: expected ${levels.join(', ')}, found "${found}"`);
      return [category, level];
    }),
  );

function readHeaders(config: Configuration): Record<string, string> {
  const headers = config.members('extensions:http:customHeaders');
  for (const [name, value] of Object.entries(headers)) {
    if (!isHeader(name, value)) throw invalid(` customHeaders: expected a header of ASCII, found "${name}: ${value}"`);
  }
  return headers;
}

/** As in Azure, what is no number is passed over; one below zero would fail each request. */
function readMaxBody(found = ''): number {
  if (/^\s*-\d+\s*$/.test(found))
    throw new StartError(
      'SETTING_INVALID',
      `FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: expected at least 0 bytes, found ${found}`,
    );
  return /^\s*\+?\d+\s*$/.test(found) ? Number(found) : DEFAULT_MAX_BODY_BYTES;
}

/** Reads the content of host.json with Azure's defaults; settings of `env` win. Fails with StartError for what Azure refuses. */
export function parseHostJson(json: unknown, env: Record<string, string | undefined> = {}): HostConfig {
  const { version } = (json ?? {}) as { version?: unknown };
  if (version !== '2.0') throw invalid(`: expected "version": "2.0", found ${JSON.stringify(version)}`);
  const config = createConfiguration(json, env);
  for (const member of ['retry', 'customHandler', 'httpWorker']) {
    if (config.text(member) !== undefined || Object.keys(config.members(member)).length > 0)
      throw invalid(` ${member}: not imitated by the local host`);
  }
  const allowed = Object.values(config.members('functions'));
  return {
    routePrefix: config.text('extensions:http:routePrefix') ?? 'api',
    customHeaders: readHeaders(config),
    maxConcurrentRequests: readLimit(config, 'maxConcurrentRequests'),
    maxOutstandingRequests: readLimit(config, 'maxOutstandingRequests'),
    maxBodyBytes: readMaxBody(env.FUNCTIONS_REQUEST_BODY_SIZE_LIMIT),
    functionTimeoutMs: readTimeout(config),
    logLevels: readLogLevels(config),
    allowed: allowed.length === 0 ? undefined : allowed.map((name) => name.toLowerCase()),
    serviceBus: readBusOptions(config),
  };
}

/** Reads host.json of an app's directory. Fails with StartError when it is missing or not JSON. */
export function loadHostJson(appDirectory: string): HostConfig {
  const path = join(appDirectory, 'host.json');
  if (!existsSync(path))
    throw new StartError('HOST_JSON_MISSING', `expected a host.json in ${appDirectory}, found none`);
  try {
    return parseHostJson(parseJsonText(readFileSync(path, 'utf8')), process.env);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new StartError('HOST_JSON_INVALID', `expected JSON in ${path}: ${error.message}`);
    throw error;
  }
}
