import { problemAnswer } from '../../shared/contract/answers/problem.ts';
import { methodsOf, OPERATIONS, type Operation, type OperationName } from '../../shared/contract/operations.ts';

/** What of an answer isn't as the operation's row says; empty where it is. */
export function contractFaults(name: OperationName, status: number, body: unknown): string[] {
  const { answers, problems }: Operation = OPERATIONS[name];
  const schema = answers[status] ?? problemAnswer;
  const { error } = schema.safeParse(body);
  const faults = [...otherTimes(body)].map((time) => `${name} ${status}: the time ${time}`);
  faults.push(...(error?.issues ?? []).map(({ path, message }) => `${name} ${status} /${path.join('/')}: ${message}`));
  if (status in answers) return faults;
  const { code } = Object(body) as { code?: string };
  return problems.some((problem) => problem === code) ? faults : [...faults, `${name} answers ${status} ${code}`];
}

/** Instants in another form than all of ours: RFC 3339 in UTC, without a fraction that is zero. */
const otherTimes = (body: unknown): string[] =>
  (JSON.stringify(body) ?? '').match(/(?<=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.000Z|[+-]\d\d:\d\d)(?=")/g) ?? [];

/** The operation that a method and a path below the base are for; undefined for none. */
export function operationAt(method: string, path: string): OperationName | undefined {
  const [asked = ''] = path
    .replace(/^https?:\/\/[^/]+(?=\/)/, '')
    .replace(/^\/api\/v1/, '')
    .split('?');
  const found = Object.entries<Operation>(OPERATIONS).find(
    ([, row]) => methodsOf(row.method).some((one) => one === method) && pattern(row.path).test(asked),
  );
  return found?.[0] as OperationName | undefined;
}

/** The parameters in an operation's path, as the platform gives them. */
export const parametersAt = (operation: OperationName, path: string): Record<string, string> => ({
  ...pattern(OPERATIONS[operation].path).exec(path.replace(/^\/api\/v1/, ''))?.groups,
});

const pattern = (template: string): RegExp => new RegExp(`^${template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`, 'i');
