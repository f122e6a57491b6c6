import { z } from 'zod';
import { type AzureGrant, GDAP_STATUSES } from '../core/decision/relationship.ts';
import { azureRole, entraRole } from '../core/decision/roles.ts';
import { choice } from './choices.ts';
import { instantText, line, optional, setOf } from './fields.ts';

const role = line(128);
const action = line(256).transform((name) => name.toLowerCase());
/** What a role may do says more than its name: a name alone is written as such. */
const azureGrant = z.union([
  role.transform(azureRole),
  z
    .strictObject({ role, actions: optional(setOf(action, 100)) })
    .transform(
      ({ role, actions }): AzureGrant => (actions === undefined ? azureRole(role) : { role: azureRole(role), actions }),
    ),
]);

/** What is known of partner and customer. */
export const relationship = z.strictObject({
  reseller: optional(z.boolean()),
  subscriptionProvider: optional(z.boolean()),
  // The only member whose null isn’t as absent: it says that there is none.
  gdap: z
    .strictObject({
      status: choice(GDAP_STATUSES),
      roles: optional(setOf(role.transform(entraRole), 100)),
      endsAt: optional(instantText),
      autoExtend: optional(z.boolean()),
    })
    .nullable()
    .optional(),
  azureRbac: optional(setOf(azureGrant, 100)),
});
