import { z } from 'zod';
import { EDITIONS } from '../core/decision/edition.ts';
import type { Outcome, Replayed } from '../core/policy/replayed.ts';
import type { Reproduction } from '../core/policy/reproduction.ts';
import { isoOrNull } from '../core/sla/instant.ts';
import type { replayAnswer } from './answers/replay.ts';
import type { Shown } from './answers/shown.ts';
import { instant } from './fields.ts';

/** What `POST /decisions/replay` takes: an edition, and when the tickets were accepted, from ≤ instant < to. */
export const replaySchema = z
  .strictObject({ edition: z.string().max(20).pipe(z.enum(EDITIONS)), from: instant, to: instant })
  .refine(({ from, to }) => from < to, {
    error: 'field.NOT_AFTER_FROM',
    path: ['to'],
    params: { code: 'NOT_AFTER_FROM' },
  });

export const replayExample = {
  edition: '2025',
  from: '2026-11-01T00:00:00Z',
  to: '2026-12-01T00:00:00Z',
} satisfies z.input<typeof replaySchema>;

/** A ticket decided again, under another edition and under the rules that made its decision. */
export interface ReplayedTicket extends Replayed {
  ticketId: string;
  reproduction: Reproduction;
}

/** A replayed ticket as callers see it. */
export const replayedTicketView = ({
  ticketId,
  reproduction,
  ...replayed
}: ReplayedTicket): Shown<typeof replayAnswer>['value'][number] => ({
  ticketId,
  ...replayedView(replayed),
  ...reproduction,
});

/** One intent under two policies, for people. */
export const replayedView = ({ was, wouldBe, changes }: Replayed) => ({
  was: outcomeView(was),
  wouldBe: outcomeView(wouldBe),
  changes,
});

const outcomeView = ({ dueAt, ...outcome }: Outcome) => ({ ...outcome, dueAt: isoOrNull(dueAt) });
