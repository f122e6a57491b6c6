/** What keeps the stack from starting, told in one line to the person who started it. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
