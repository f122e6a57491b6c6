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

const severity: Record<LogLevel, number> = {
  trace: 0,
  debug: 1,
  information: 2,
  warning: 3,
  error: 4,
  critical: 5,
  none: 6,
};
const colours = {
  trace: 'gray',
  debug: 'gray',
  information: 'cyan',
  warning: 'yellow',
  error: 'red',
  critical: 'red',
  none: 'gray',
} as const;

/** The lowest level that is written for a category: that of its longest prefix in host.json's logLevel, else information. */
export const lowestLevel = (logLevels: Record<string, string>, category: string): LogLevel => {
  const prefixes = Object.keys(logLevels).filter(
    (prefix) => prefix !== 'default' && `${category}.`.startsWith(`${prefix}.`),
  );
  const longest = prefixes.sort((a, b) => b.length - a.length)[0] ?? 'default';
  const level = logLevels[longest]?.toLowerCase();
  return level !== undefined && level in severity ? (level as LogLevel) : 'information';
};

const forPeople = (time: string, { level, category, message, invocationId }: LogEntry): string => {
  const origin = invocationId === undefined ? category : `${category} ${invocationId.slice(0, 8)}`;
  return `${styleText('gray', time.slice(11, 23))} ${styleText(colours[level], `[${origin}]`)} ${message}`;
};

/** A log on a stream: coloured lines where it is a terminal, else one JSON object a line. */
export const createLog = (stream: NodeJS.WriteStream, logLevels: Record<string, string>): Log => {
  return (entry) => {
    if (severity[entry.level] < severity[lowestLevel(logLevels, entry.category)]) return;
    const time = new Date().toISOString();
    stream.write(`${stream.isTTY ? forPeople(time, entry) : JSON.stringify({ time, ...entry })}\n`);
  };
};
