import { problemAnswer } from '../../shared/contract/answers/problem.ts';
import { OPERATIONS, type Operation, type OperationName } from '../../shared/contract/operations.ts';

/** What of an answer isn't as the operation's row says; empty where it is. */
export function contractFaults(name: OperationName, status: number, body: unknown): string[] {
  const { answers, problems }: Operation = OPERATIONS[name];
  const schema = answers[status] ?? problemAnswer;
  const { error } = schema.safeParse(body);
  const faults = (error?.issues ?? []).map(({ path, message }) => `${name} ${status} /${path.join('/')}: ${message}`);
  if (status in answers) return faults;
  const { code } = Object(body) as { code?: string };
  return problems.some((problem) => problem === code) ? faults : [...faults, `${name} answers ${status} ${code}`];
}

/** The operation that a method and a path below the base are for; undefined for none. */
export function operationAt(method: string, path: string): OperationName | undefined {
  const [asked = ''] = path.replace(/^https?:\/\/[^/]+\/api\/v1/, '').split('?');
  const fits = (template: string) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`, 'i').test(asked);
  const found = Object.entries<Operation>(OPERATIONS).find(([, row]) => row.method === method && fits(row.path));
  return found?.[0] as OperationName | undefined;
}
