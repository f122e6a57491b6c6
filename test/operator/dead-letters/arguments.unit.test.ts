import { describe, expect, it } from '@jest/globals';
import { readArguments } from '../../../operator/dead-letters/arguments.ts';
import { describeLetters, describeRedriven } from '../../../operator/dead-letters/list.ts';
import { DAY, HOUR, MINUTE } from '../../../shared/core/sla/instant.ts';

describe('the command line of dead letters', () => {
  it.each(['list', 'redrive'])('takes %s and a queue', (command) => {
    expect(readArguments([command, 'notifications'])).toEqual({ command, queue: 'notifications' });
  });

  it.each([
    [[], 'expected list, redrive, found ""'],
    [['empty', 'azure-portal'], 'expected list, redrive, found "empty"'],
    [['list'], 'expected one of azure-portal, m365-admin-center, isv-contact, notifications, found none'],
    [['list', 'portal'], 'found "portal"'],
    [['list', 'azure-portal', 'all'], 'expected nothing more, found "all"'],
  ])('says what is wrong with %j', (args, message) => {
    expect(() => readArguments(args)).toThrow(message);
  });
});

describe('what is shown', () => {
  it('is age, reason, ticket and what was owed', () => {
    const [reason, ticketId, outboxId] = ['MaxDeliveryCountExceeded', 'a'.repeat(32), 'a-1-channel'];
    const letter = { reason, ticketId, outboxId };
    expect(
      describeLetters([
        { ...letter, age: 3 * DAY },
        { ...letter, age: 5 * HOUR },
        { reason, age: 7 * MINUTE, ticketId: null, outboxId: null },
      ]),
    ).toEqual([
      ` 3 days  ${reason}  ${ticketId}  ${outboxId}`,
      `    5 h  ${reason}  ${ticketId}  ${outboxId}`,
      `  7 min  ${reason}  unreadable`,
    ]);
  });

  it('is what became of them', () => {
    expect(describeRedriven({ sent: 1, settled: 2, unreadable: 3 })).toBe(
      '1 sent again, 2 removed that nobody is owed any more, 3 unreadable and left',
    );
  });
});
