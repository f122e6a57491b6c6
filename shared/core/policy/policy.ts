import { EDITIONS, type Edition } from '../decision/edition.ts';
import { DEFAULTS, definePolicy, type Policy, type PolicySettings } from '../decision/policy.ts';
import { LINKS, type Links } from '../hand-off/links.ts';
import { SUPPORT_CALENDARS, type SupportCalendars } from '../sla/support-hours.ts';
import { FILING_MINUTES } from '../ticket/clocks.ts';
import type { FilingMinutes } from '../ticket/ticket.ts';

/** All that an operator may set, apart from the edition. */
export interface ServiceSettings extends Omit<PolicySettings, 'edition'> {
  links: Links;
  filingMinutes: FilingMinutes;
  calendars: SupportCalendars;
}

/** What decides a ticket and times its clocks. */
export type ServicePolicy = ServiceSettings & Policy;

/** One set of settings under each edition. */
export type ServicePolicies = Readonly<Record<Edition, ServicePolicy>>;

/** What holds where the policy file says nothing. */
export const DEFAULT_SETTINGS: ServiceSettings = {
  ...DEFAULTS,
  links: LINKS,
  filingMinutes: FILING_MINUTES,
  calendars: SUPPORT_CALENDARS,
};

/** The digest of each policy is over its rules and all of its settings: equal digests decide and time alike. */
export const definePolicies = (settings: ServiceSettings): ServicePolicies =>
  Object.fromEntries(EDITIONS.map((edition) => [edition, definePolicy({ ...settings, edition })])) as ServicePolicies;
