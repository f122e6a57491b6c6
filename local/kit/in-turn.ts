let turn: Promise<unknown> = Promise.resolve();

/**
 * Starts settlements one in each turn of the event loop. Within one turn rhea, which is also the client's AMQP library,
 * joins the outcomes of neighbouring deliveries without comparing the first two: a message to be abandoned beside one
 * that is completed would be completed, and lost.
 */
export function inTurn(settle: () => Promise<void>): Promise<void> {
  const settled = turn.then(settle);
  turn = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return settled;
}
