import { ZenEngine } from '@gorules/zen-engine';
import { Engine, type EngineResult } from 'json-rules-engine';
import { featuresIn } from '../../shared/core/decision/compile.ts';
import type { Features } from '../../shared/core/decision/features.ts';
import { ROWS } from '../../shared/core/decision/rows.ts';

/** Finds the number of the row that decides, and nothing else. */
export type FindRow = (features: Features) => Promise<number>;

const NONE = 0;

/** The rows as rules of falling priority, of which the first success stops the run. */
export function jsonRulesEngine(): FindRow {
  const engine = new Engine(
    ROWS.map(({ row, when }, place) => ({
      priority: ROWS.length - place,
      conditions: {
        all: Object.entries(when).map(([fact, value]) => ({ fact, operator: 'in', value: [...value] })),
      },
      event: { type: 'row', params: { row } },
      onSuccess: () => void engine.stop(),
    })),
  );
  const rowOf = ({ events }: EngineResult) => (events[0]?.params?.row as number | undefined) ?? NONE;
  return async (features) => rowOf(await engine.run(features));
}

/** The rows as one decision table whose first hit counts, compiled once. */
export function zenEngine(): FindRow {
  const features = featuresIn(ROWS.map(({ when }) => when));
  const inputs = features.map((field) => ({ id: field, name: field, field }));
  // A cell that is missing never fits; an empty one fits everything.
  const cell = (values: readonly unknown[] = []) => values.map((value) => JSON.stringify(value)).join(', ');
  const rules = ROWS.map(({ row, when }) => ({
    _id: String(row),
    ...Object.fromEntries(features.map((feature) => [feature, cell(when[feature])])),
    row: String(row),
  }));
  const node = (id: string, type: string, content: object = {}) => ({
    id,
    name: id,
    type,
    position: { x: 0, y: 0 },
    content,
  });
  const decision = new ZenEngine().createDecision({
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      node('request', 'inputNode'),
      node('rows', 'decisionTableNode', {
        hitPolicy: 'first',
        inputs,
        outputs: [{ id: 'row', name: 'row', field: 'row' }],
        rules,
      }),
      node('response', 'outputNode'),
    ],
    edges: [
      { id: 'in', type: 'edge', sourceId: 'request', targetId: 'rows' },
      { id: 'out', type: 'edge', sourceId: 'rows', targetId: 'response' },
    ],
  });
  decision.validate();
  return async (features) => ((await decision.evaluate(features)).result?.row as number | undefined) ?? NONE;
}
