import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readJson, writeJson } from './json-file.ts';

/** Made at the first start in a data folder and kept there, so that keys stay good over restarts. */
export interface Secrets {
  masterKey: string;
  apiKeyPepper: string;
  cursorSecret: string;
  brokerKey: string;
}

const make = () => randomBytes(32).toString('base64url');

export const loadSecrets = (folder: string): Secrets => {
  const path = join(folder, 'secrets.json');
  const fresh = {
    masterKey: make(),
    apiKeyPepper: make(),
    cursorSecret: make(),
    brokerKey: make(),
  };
  const secrets = { ...fresh, ...readJson<Partial<Secrets>>(path) };
  writeJson(path, secrets);
  return secrets;
};
