import type { HttpHandler } from '@azure/functions';
import type { OperationName } from '../shared/contract/operations.ts';
import type { Deps } from '../shared/deps.ts';
import { calculateSla } from './calculate-sla.ts';
import { decide } from './decide.ts';
import { getTicket } from './get-ticket.ts';
import { health } from './health.ts';
import { listOptions } from './list-options.ts';
import { listTickets } from './list-tickets.ts';
import { previewPolicy } from './preview-policy.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { recordEvent } from './record-event.ts';
import { redriveTicket } from './redrive-ticket.ts';
import { replayDecisions } from './replay-decisions.ts';
import { submitBatch } from './submit-batch.ts';
import { submitTicket } from './submit-ticket.ts';

/** What answers each call of the API; its path, method and roles stand in contract/operations.ts. */
export const HANDLERS: Record<OperationName, (deps: Deps) => HttpHandler> = {
  submitTicket,
  submitBatch,
  listTickets,
  listOptions,
  getTicket,
  recordEvent,
  redriveTicket,
  decide,
  replayDecisions,
  previewPolicy,
  calculateSla,
  receiveWebhook,
  health,
};
