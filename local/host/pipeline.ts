import type { AppFunction } from './app-function.ts';
import type { AppCore } from './core.ts';
import type { Log } from './logger.ts';
import type { CoreInvocationContext, FunctionMetadata, InvocationRequest, InvocationResponse } from './rpc.ts';

/** What the official library is told of one invocation, and where it logs to. */
export const createContext = (
  log: Log,
  metadata: FunctionMetadata,
  request: InvocationRequest,
): CoreInvocationContext => ({
  invocationId: request.invocationId,
  request,
  metadata,
  state: undefined,
  log: (level, category, message) => {
    const suffix = category === 'user' ? '.User' : '';
    log({ level, message, category: `Function.${metadata.name}${suffix}`, invocationId: request.invocationId });
  },
});

/**
 * Runs a function as the worker does: arguments, handler, response. Rejects with what it threw; to the worker, a throw
 * of undefined or null is no error.
 */
export async function runPipeline(
  core: AppCore,
  fn: AppFunction,
  context: CoreInvocationContext,
): Promise<InvocationResponse> {
  if (core.model === undefined) throw new Error('expected the app to have set its programming model');
  const model = core.model.getInvocationModel(context);
  const { context: invocationContext, inputs } = await model.getArguments();
  context.state = 'invocation';
  let result: unknown = null;
  try {
    result = await model.invokeFunction(invocationContext, inputs, fn.callback);
  } catch (error) {
    if (error !== undefined && error !== null) throw error;
  } finally {
    context.state = undefined;
  }
  return model.getResponse(invocationContext, result);
}
