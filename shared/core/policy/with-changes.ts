type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A value with some of its members replaced, at whatever depth they are named. */
export function withChanges<Value extends object>(value: Value, changes: object): Value {
  const changed: Members = Object.fromEntries(Object.entries(value));
  for (const [name, change] of Object.entries(changes)) {
    const member = changed[name];
    changed[name] = isObject(member) && isObject(change) ? withChanges(member, change) : change;
  }
  return changed as Value;
}
