import type { HttpHandler, HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import { OPERATIONS, type OperationName } from '../../contract/operations.ts';
import type { Caller } from '../../core/partner/caller.ts';
import type { Role } from '../../core/partner/roles.ts';
import { isTicketId } from '../../core/ticket/ticket.ts';
import type { Deps } from '../../deps.ts';
import { admit } from '../auth/admit.ts';
import { authenticate } from '../auth/authenticate.ts';
import { handleOpen, type OpenCall } from './handle-open.ts';
import { readRequest } from './read-request.ts';

type Rows = typeof OPERATIONS;
type BodyOf<Row> = Row extends { body: infer Body extends z.ZodType } ? z.output<Body> : undefined;
type ListOf<Row> = Row extends { list: infer List } ? BodyOf<List> : never;

/** The operations that need a credential of a role. */
export type GatedName = { [Name in OperationName]: Rows[Name]['roles'] extends string ? never : Name }[OperationName];

/** A request whose caller is known and may do this, read as the operation's row says. */
export interface Call<Name extends GatedName = GatedName> extends OpenCall {
  caller: Caller;
  /** What the credential may do. */
  roles: readonly Role[];
  query: z.output<Rows[Name]['query']>;
  body: BodyOf<Rows[Name]> | ListOf<Rows[Name]>;
  /** The body as it was sent, before defaults and normal forms. */
  sent: unknown;
}

/**
 * The one gate of the API: knows the caller, how often it may call and that it may do this, before anything is read;
 * then reads what the operation takes.
 */
export function handle<Name extends GatedName>(
  deps: Deps,
  name: Name,
  act: (call: Call<Name>) => Promise<HttpResponseInit>,
): HttpHandler {
  const operation = OPERATIONS[name];
  return handleOpen(deps, name, async (call) => {
    const { headers, params } = call.request;
    const { caller, roles } = await authenticate(deps, headers.get('authorization'));
    call.about.partner = caller.scope.partnerTenantId;
    if (isTicketId(params.id ?? '')) call.about.ticket = params.id;
    await call.spend(caller.scope, 'calls');
    admit(operation.roles, roles);
    const read = await readRequest(operation, call.request);
    return act(Object.assign(call, { caller, roles, ...read }) as Call<Name>);
  });
}
