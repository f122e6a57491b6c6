import { setImmediate as nextTurn } from 'node:timers/promises';
import { languageOf } from '../../errors.ts';
import type { OpenCall } from './handle-open.ts';
import { checkItemSize } from './read-json.ts';
import { type Problem, toProblem } from './respond.ts';

/** How many items are worked on at a time: a batch is one request and must not crowd out the others. */
const WIDTH = 8;

/** Does the same to each item of a list, in bounded parallel; an item that fails yields its problem in its place. */
export async function forEachItem<Item, Result>(
  { textsFor, place, report }: OpenCall,
  items: Item[],
  act: (item: Item, index: number) => Promise<Result>,
): Promise<(Result | Problem)[]> {
  const results: (Result | Problem)[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) {
      try {
        // An item may take milliseconds without waiting for anything: other calls get their turn in between.
        await nextTurn();
        checkItemSize(item);
        results[index] = await act(item, index);
      } catch (error) {
        report(error);
        results[index] = toProblem(error, textsFor(languageOf(error)), place);
      }
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  return results;
}
