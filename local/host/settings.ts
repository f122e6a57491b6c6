import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJsonText } from './json-text.ts';
import { StartError } from './start-error.ts';

/** How to reach a Service Bus namespace: by connection string, or by host name and the process's identity. */
export type Connection = { connectionString: string } | { fullyQualifiedNamespace: string };

/** The app's settings; names are looked up ignoring case, as .NET configuration does. */
export interface Settings {
  get(name: string): string | undefined;
  /** Replaces every `%NAME%`. Fails with StartError when a name has no value. */
  resolve(text: string): string;
  /** Fails with StartError when neither `NAME` nor `NAME__fullyQualifiedNamespace` has a value. */
  connection(name: string): Connection;
  /** Whether the function is switched off by `AzureWebJobs.NAME.Disabled`. */
  disabled(functionName: string): boolean;
}

export function createSettings(values: Record<string, string | undefined>): Settings {
  const byName = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  const get = (name: string) => byName.get(name.toLowerCase());
  return {
    get,
    resolve: (text) =>
      text.replaceAll(/%([^%]*)(%?)/g, (placeholder, name: string, end: string) => {
        const value = get(name);
        if (value === undefined || end === '')
          throw new StartError('SETTING_MISSING', `expected a setting for ${placeholder}, found none`);
        return value;
      }),
    connection: (name) => {
      const connectionString = get(`AzureWebJobs${name}`) || get(name);
      if (connectionString) return { connectionString };
      const fullyQualifiedNamespace = get(`${name}__fullyQualifiedNamespace`);
      if (fullyQualifiedNamespace) return { fullyQualifiedNamespace };
      throw new StartError(
        'CONNECTION_MISSING',
        `expected a setting "${name}" or "${name}__fullyQualifiedNamespace", found neither`,
      );
    },
    disabled: (functionName) => {
      // Linux plans write the dots of a setting's name as underscores.
      const flag = get(`AzureWebJobs.${functionName}.Disabled`) ?? get(`AzureWebJobs_${functionName}_Disabled`);
      return flag === '1' || flag?.toLowerCase() === 'true';
    },
  };
}

/** The values of the app's local.settings.json; none where there is no such file. Fails with StartError for one that can't be used. */
export function readLocalValues(appDirectory: string): Record<string, string> {
  const path = join(appDirectory, 'local.settings.json');
  if (!existsSync(path)) return {};
  let file: Record<string, unknown>;
  try {
    const members = Object.entries(parseJsonText(readFileSync(path, 'utf8')) as object);
    file = Object.fromEntries(members.map(([name, value]) => [name.toLowerCase(), value]));
  } catch (error) {
    throw new StartError('SETTINGS_UNREADABLE', `expected JSON in ${path}`, { cause: error });
  }
  if (file.isencrypted)
    throw new StartError('SETTINGS_ENCRYPTED', `expected "IsEncrypted": false in ${path}, found true`);
  return (file.values ?? {}) as Record<string, string>;
}

/**
 * Adds the values of the app's local.settings.json to the process's environment, which wins where both have a name,
 * and returns the settings.
 */
export function loadSettings(appDirectory: string): Settings {
  for (const [name, value] of Object.entries(readLocalValues(appDirectory))) process.env[name] ??= value;
  return createSettings(process.env);
}
