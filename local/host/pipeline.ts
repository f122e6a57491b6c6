import type { AppFunction } from './app-function.ts';
import type { AppCore } from './core.ts';
import { runHooks } from './hooks.ts';
import type { Log } from './logger.ts';
import type { CoreInvocationContext, FunctionMetadata, InvocationRequest, InvocationResponse } from './rpc.ts';

/** What the official library is told of one invocation, and where it logs to. */
export const createContext = (
  core: AppCore,
  log: Log,
  metadata: FunctionMetadata,
  request: InvocationRequest,
): CoreInvocationContext => ({
  invocationId: request.invocationId,
  request,
  metadata,
  state: undefined,
  log: (level, category, message) => {
    const entry = { level, message, category };
    // Log hooks may rewrite what the app says, never what the system says.
    if (category === 'user') for (const hook of core.hooksOf('log')) hook(entry);
    const suffix = category === 'user' ? '.User' : '';
    log({ ...entry, category: `Function.${metadata.name}${suffix}`, invocationId: request.invocationId });
  },
});

/** Runs a function as the worker does: arguments, pre hooks, handler, post hooks, response. Rejects with what it threw. */
export const runPipeline = async (
  core: AppCore,
  fn: AppFunction,
  context: CoreInvocationContext,
): Promise<InvocationResponse> => {
  if (core.model === undefined) throw new Error('expected the app to have set its programming model');
  const model = core.model.getInvocationModel(context);
  const { context: invocationContext, inputs } = await model.getArguments();
  const shared = { hookData: {}, appHookData: core.appHookData, invocationContext };

  context.state = 'preInvocationHooks';
  const pre = { ...shared, functionCallback: fn.callback, inputs };
  await runHooks(core, 'preInvocation', pre);

  context.state = 'invocation';
  const post = { ...shared, inputs: pre.inputs, result: null as unknown, error: null as unknown };
  try {
    post.result = await model.invokeFunction(invocationContext, pre.inputs, pre.functionCallback);
  } catch (error) {
    post.error = error ?? new Error('the function threw nothing');
  }

  context.state = 'postInvocationHooks';
  await runHooks(core, 'postInvocation', post);
  context.state = undefined;
  if (post.error) throw post.error;
  return model.getResponse(invocationContext, post.result);
};
