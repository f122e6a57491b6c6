import { describe, expect, it } from '@jest/globals';
import declaredSettings from '../../../infra/settings.json' with { type: 'json' };
import { emulatorConfig } from '../../../local/stack/emulator-config.ts';
import { readOptions } from '../../../local/stack/options.ts';
import { programsOf } from '../../../local/stack/programs.ts';

const SECRETS = { masterKey: 'm', apiKeyPepper: 'p', cursorSecret: 'c', idSecret: 'i', brokerKey: 'b' };

describe('the stack', () => {
  it('gives the app every setting that it can’t start without', () => {
    const { env } = programsOf(readOptions([], {}), SECRETS).host(0);
    const required = declaredSettings.filter((setting) => setting.required).map(({ name }) => name);
    expect(Object.keys(env)).toEqual(expect.arrayContaining(required));
  });

  it('has the declared queues in the format of the official emulator', () => {
    const [namespace] = emulatorConfig().UserConfig.Namespaces;
    expect(namespace?.Queues.map(({ Name }) => Name)).toEqual([
      'azure-portal',
      'm365-admin-center',
      'isv-contact',
      'notifications',
    ]);
    expect(namespace?.Queues[0]?.Properties).toEqual({
      DeadLetteringOnMessageExpiration: false,
      DefaultMessageTimeToLive: 'P14D',
      DuplicateDetectionHistoryTimeWindow: 'PT10M',
      ForwardDeadLetteredMessagesTo: '',
      ForwardTo: '',
      LockDuration: 'PT1M',
      MaxDeliveryCount: 5,
      RequiresDuplicateDetection: true,
      RequiresSession: false,
    });
  });
});
