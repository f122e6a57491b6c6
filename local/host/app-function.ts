import type { RegisteredFunction } from './core.ts';
import type { RouteMatcher } from './route-template.ts';
import type { Schedule } from './schedule.ts';
import type { Connection } from './settings.ts';

export type AuthLevel = 'anonymous' | 'function' | 'admin';

export interface HttpTrigger {
  kind: 'http';
  /** As written, with the prefix before it. */
  route: string;
  match: RouteMatcher;
  /** In capitals; undefined means any. */
  methods: readonly string[] | undefined;
  authLevel: AuthLevel;
}

export interface TimerTrigger {
  kind: 'timer';
  schedule: Schedule;
  runOnStartup: boolean;
  /** Whether the function is told when it ran last and runs next. */
  monitored: boolean;
}

export interface BusTrigger {
  kind: 'serviceBus';
  connection: Connection;
  queue: string;
  binary: boolean;
  autoComplete: boolean;
}

/** A function that passed every check of the start. */
export interface AppFunction extends RegisteredFunction {
  name: string;
  /** Key of the trigger among the metadata's bindings. */
  triggerName: string;
  trigger: HttpTrigger | TimerTrigger | BusTrigger;
  disabled: boolean;
}

/** A function narrowed to one kind of trigger. */
export type FunctionOf<Kind extends AppFunction['trigger']['kind']> = AppFunction & {
  trigger: Extract<AppFunction['trigger'], { kind: Kind }>;
};

export const isKind =
  <Kind extends AppFunction['trigger']['kind']>(kind: Kind) =>
  (fn: AppFunction): fn is FunctionOf<Kind> =>
    fn.trigger.kind === kind;
