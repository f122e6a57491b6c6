import { loadHeartbeats } from '../adapters/store/heartbeats.ts';
import { type Instant, MINUTE, SECOND } from '../core/sla/instant.ts';
import type { Deps } from '../deps.ts';
import { RELAY } from './relay-outbox.ts';
import { SWEEP } from './sweep-due.ts';

const PERIODS = { [SWEEP]: 1 * MINUTE, [RELAY]: 10 * SECOND };
/** A timer that missed this many runs is believed dead. */
const MISSED = 3;
/** Anybody may ask, however often: what was found is told again for so long. */
const FRESH = 1 * SECOND;
/** How far the wall clock may drift from the monotonic one before we say that it was set. */
const CLOCK_STEP = 5 * SECOND;

export interface HealthReport {
  status: 'healthy' | 'unhealthy';
  /** Of a timer, also how long ago it ran, and how much of what was due then failed. */
  checks: Record<string, { healthy: boolean; ageSeconds?: number; failed?: number }>;
}

/** Watches over storage, bus and timers; looks at most once a second. */
export function watchHealth(deps: Deps): () => Promise<HealthReport> {
  let began = startOf(deps);
  let countedFrom = began;
  let latest: Promise<HealthReport> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (latest === null || deps.uptime() - askedAt >= FRESH) {
      askedAt = deps.uptime();
      // An age measured across a step of the clock (a set clock, a resumed machine) says nothing: count anew.
      if (Math.abs(startOf(deps) - began) > CLOCK_STEP) {
        began = startOf(deps);
        countedFrom = deps.now();
      }
      latest = checkHealth(deps, countedFrom);
    }
    return latest;
  };
}

/** When the process began, as the wall clock has it now. */
const startOf = ({ now, uptime }: Deps): Instant => now() - uptime();

/** Whether storage and bus answer, and the timers run. Ages count from the start until a timer's first run. */
async function checkHealth(deps: Deps, start: Instant): Promise<HealthReport> {
  const [heartbeats, bus] = await Promise.all([
    loadHeartbeats(deps.directory).catch(() => null),
    deps.bus.check().then(
      () => true,
      () => false,
    ),
  ]);
  const timers = Object.entries(PERIODS).map(([timer, period]) => {
    const { at, failed } = heartbeats?.get(timer) ?? { at: 0, failed: 0 };
    const age = deps.now() - Math.max(start, at);
    const ageSeconds = Math.max(0, Math.round(age / SECOND));
    return [timer, { healthy: age <= MISSED * period, ageSeconds, failed }] as const;
  });
  const checks = { storage: { healthy: heartbeats !== null }, bus: { healthy: bus }, ...Object.fromEntries(timers) };
  const healthy = Object.values(checks).every((check) => check.healthy);
  return { status: healthy ? 'healthy' : 'unhealthy', checks };
}
