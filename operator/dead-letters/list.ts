import { DAY, HOUR, MINUTE } from '../../shared/core/sla/instant.ts';
import type { ListedLetter, Redriven } from '../../shared/flows/administration/dead-letters.ts';

/** Dead letters, one a line: age, why, ticket and what was owed. */
export const describeLetters = (letters: readonly ListedLetter[]): string[] =>
  letters.map(({ age, reason, ticketId, outboxId }) =>
    [ageOf(age).padStart(7), reason, ...(ticketId === null ? ['unreadable'] : [ticketId, outboxId])].join('  '),
  );

function ageOf(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return '?';
  if (milliseconds < HOUR) return `${Math.floor(milliseconds / MINUTE)} min`;
  return milliseconds < 2 * DAY ? `${Math.floor(milliseconds / HOUR)} h` : `${Math.floor(milliseconds / DAY)} days`;
}

export const describeRedriven = ({ sent, settled, unreadable }: Redriven): string =>
  `${sent} sent again, ${settled} removed that nobody is owed any more, ${unreadable} unreadable and left`;
