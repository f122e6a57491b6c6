import { sign, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { receiveWebhook } from '../../functions/receive-webhook.ts';
import { putSecret } from '../../shared/adapters/store/webhook-secrets.ts';
import { type SecretSource, secretText } from '../../shared/core/partner/webhook-secret.ts';
import { callRaw } from '../support/call.ts';
import { makeCertificate } from '../support/certificates.ts';
import { NOW, PARTNER } from '../support/fixtures.ts';
import { signWebhook } from '../support/sign-webhook.ts';
import { makeWorld } from '../support/world.ts';
import { bytesOf, filled, missing, type Trial, trials } from './trial.ts';

const secretOf = (source: SecretSource) => ({ source, partnerTenantId: PARTNER, secretId: 'one', expiresAt: null });
const textOf = (source: SecretSource) => secretText(secretOf(source), 'pepper');
const ROOT = makeCertificate({ commonName: 'Root', ca: true });
const LEAF = makeCertificate({ commonName: 'pcnotifications', issuer: ROOT });

/** Posts an event as its source would, and tells what is missing of what is expected. */
async function attempt(trial: Trial): Promise<unknown> {
  const { deps } = makeWorld();
  await deps.directory.transact([putSecret(secretOf('psa')), putSecret(secretOf('azure-monitor'))]);
  deps.config = { ...deps.config, partnerCenterRoots: [new X509Certificate(ROOT.pem)] };
  deps.certificates = async (_, proves) => proves([new X509Certificate(LEAF.pem)]);
  const names = {
    partner: PARTNER,
    monitorSecret: textOf('azure-monitor'),
    guid: '77777777-7777-4777-8777-777777777777',
  };
  const { path, expect: expected, ...request } = filled(trial, names);
  const url = new URL(path, 'https://router.example');
  const source = url.pathname.split('/').at(-1) as string;
  const bytes = bytesOf(request);
  const answer = await callRaw(receiveWebhook(deps), {
    method: 'POST',
    url: url.href,
    params: { source },
    query: Object.fromEntries(url.searchParams),
    headers: { 'content-type': 'application/json', ...proofOf(source, request.sign, bytes) },
    body: { bytes },
  });
  return missing(expected, answer);
}

function proofOf(source: string, signing: Trial['sign'], body: Buffer): Record<string, string> {
  if (source === 'partner-center') {
    return {
      authorization: `Signature ${sign('RSA-SHA256', body, LEAF.key).toString('base64')}`,
      'x-ms-certificate-url': 'https://3psostorageacct.blob.core.windows.net/cert/a.cer',
      'x-ms-signature-algorithm': 'rsa-sha256',
    };
  }
  if (signing === undefined) return {};
  const { body: signed = body, prefix = '', secondsAgo = 0, stripPadding = false } = signing;
  const at = NOW - secondsAgo * 1_000;
  const headers = signWebhook([textOf('psa')], { id: 'msg_1', at, body: Buffer.from(signed) });
  const signature = `${prefix}${headers['webhook-signature']}`;
  return { ...headers, 'webhook-signature': stripPadding ? signature.replace(/=+$/, '') : signature };
}

const TRIALS = trials(
  'pc-dap-approved',
  'pc-dap-terminated-by-microsoft',
  'monitor-cost-alert',
  'monitor-properties-null',
  'psa-crlf-unsigned',
  'psa-unicode',
  'psa-rotation',
  'psa-skew',
  'psa-no-padding',
  'psa-nul',
);

describe('events as their sources send them', () => {
  it.each(TRIALS.map((trial) => [trial.title, trial] as const))('%s', async (_, trial) => {
    expect(await attempt(trial)).toBeNull();
  });
});
