import { OPERATIONS, type Operation, type OperationName } from '../../shared/contract/operations.ts';

/** A route of the API. */
export interface Route {
  name: OperationName;
  method: Operation['method'];
  /** Template below the base of the API, such as /tickets/{id}. */
  path: string;
}

/** Every route of the API, so that a new one joins by itself; that they are those registered, another test says. */
export const registeredRoutes = (): Route[] =>
  Object.entries(OPERATIONS).map(([name, { method, path }]) => ({ name: name as OperationName, method, path }));
