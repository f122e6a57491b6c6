import { styleText } from 'node:util';
import type { LogLevel } from './rpc.ts';

/** One line of the log. `category` is a path such as `Host.Startup` or `Function.NAME.User`. */
export interface LogEntry {
  level: LogLevel;
  category: string;
  message: string;
  invocationId?: string;
}

export type Log = (entry: LogEntry) => void;

/** From the lowest to none at all. */
export const levels = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'] as const;

const colours = {
  trace: 'gray',
  debug: 'gray',
  information: 'cyan',
  warning: 'yellow',
  error: 'red',
  critical: 'red',
  none: 'gray',
} as const;

/**
 * The lowest level that is written for a category: that of the longest rule it meets, else information. A rule is the
 * category's beginning in any case, perhaps with a `*` before an end; `default` is met by all.
 */
export function lowestLevel(logLevels: Record<string, LogLevel>, category: string): LogLevel {
  const own = category.toLowerCase();
  const met = Object.entries(logLevels)
    .map(([rule, level]) => ({ rule: rule.toLowerCase().replace(/^default$/, ''), level }))
    .filter(({ rule }) => {
      const [beginning = '', end = ''] = rule.split('*');
      return own.startsWith(beginning) && own.endsWith(end);
    })
    .sort((a, b) => b.rule.length - a.rule.length);
  return met[0]?.level ?? 'information';
}

function forPeople(time: string, { level, category, message, invocationId }: LogEntry): string {
  const origin = invocationId === undefined ? category : `${category} ${invocationId.slice(0, 8)}`;
  return `${styleText('gray', time.slice(11, 23))} ${styleText(colours[level], `[${origin}]`)} ${message}`;
}

/** A log on a stream: coloured lines where it is a terminal, else one JSON object a line. */
export function createLog(stream: NodeJS.WriteStream, logLevels: Record<string, LogLevel>): Log {
  return (entry) => {
    if (levels.indexOf(entry.level) < levels.indexOf(lowestLevel(logLevels, entry.category))) return;
    const time = new Date().toISOString();
    stream.write(`${stream.isTTY ? forPeople(time, entry) : JSON.stringify({ time, ...entry })}\n`);
  };
}
