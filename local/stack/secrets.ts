import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { madeOnce } from './json-file.ts';

/** Made at the first start in a data folder and kept there, so that keys stay good over restarts. */
export interface Secrets {
  masterKey: string;
  apiKeyPepper: string;
  cursorSecret: string;
  idSecret: string;
  brokerKey: string;
}

const make = () => randomBytes(32).toString('base64url');

export const loadSecrets = (folder: string): Secrets =>
  madeOnce(join(folder, 'secrets.json'), () => ({
    masterKey: make(),
    apiKeyPepper: make(),
    cursorSecret: make(),
    idSecret: make(),
    brokerKey: make(),
  }));
