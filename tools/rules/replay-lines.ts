import { readIntent } from '../../shared/contract/intent.ts';
import { replayedView } from '../../shared/contract/replay.ts';
import type { Intent } from '../../shared/core/decision/intent.ts';
import type { ServicePolicy } from '../../shared/core/policy/policy.ts';
import { compareOutcomes, countChanges, outcomeOf, type Replayed } from '../../shared/core/policy/replayed.ts';
import type { Instant } from '../../shared/core/sla/instant.ts';
import { AppError, type FieldError } from '../../shared/errors.ts';
import { decideIntent } from '../../shared/flows/decide-intent.ts';

interface Compared {
  was: ServicePolicy;
  wouldBe: ServicePolicy;
}

type Fault = Omit<FieldError, 'text'>;

/** What became of a line: both outcomes, or what is wrong with it. Last comes the summary. */
export type Report =
  | ({ line: number } & ReturnType<typeof replayedView>)
  | { line: number; errors: Fault[] }
  | { summary: ReturnType<typeof countChanges> & { faulty: number } };

/**
 * Decides each line's intent under two policies as of an instant. Empty lines are passed over; a line that is no
 * intent is reported with its number and stops nothing.
 */
export async function* replayLines(
  lines: AsyncIterable<string> | Iterable<string>,
  policies: Compared,
  now: Instant,
): AsyncGenerator<Report> {
  const replayed: Replayed[] = [];
  let faulty = 0;
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === '') continue;
    const intent = parse(text, now);
    if ('errors' in intent) {
      faulty += 1;
      yield { line, ...intent };
    } else {
      const compared = await compare(intent, policies, now);
      replayed.push(compared);
      yield { line, ...replayedView(compared) };
    }
  }
  yield { summary: { ...countChanges(replayed), faulty } };
}

async function compare(intent: Intent, { was, wouldBe }: Compared, now: Instant): Promise<Replayed> {
  const [before, after] = await Promise.all([decideIntent(intent, was, now), decideIntent(intent, wouldBe, now)]);
  return compareOutcomes(
    outcomeOf(before.decision, before.provisionalDueAt),
    outcomeOf(after.decision, after.provisionalDueAt),
  );
}

function parse(text: string, now: Instant): Intent | { errors: Fault[] } {
  try {
    return readIntent(JSON.parse(text), now);
  } catch (error) {
    if (error instanceof AppError)
      return { errors: (error.members.errors ?? []).map(({ text: _, ...fault }) => fault) };
    return { errors: [{ pointer: '', code: 'MALFORMED_JSON', message: (error as Error).message }] };
  }
}
