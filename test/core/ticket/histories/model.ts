/**
 * A ticket's clocks once more, as plainly as can be, for elapsed time alone: what a desk would keep on paper. It shares
 * no code with the product. Times are milliseconds.
 */

const MINUTE = 60_000;
const FILING = { A: 15, B: 30, C: 60 };
const ANSWER = { A: 120, B: 240, C: 480 };

type Severity = keyof typeof FILING;
type Name = 'filing' | 'initial-response';

interface Paper {
  start: number | null;
  due: number;
  end: number | null;
  flag: number | null;
  cancelled: boolean;
  late: boolean;
}

/** What is reported, when our clock shows `now`; `at` where a time was said. */
export interface Report {
  type: string;
  now: number;
  at?: number;
  severity: Severity;
  by: string;
  force: boolean;
}

const OPEN = ['accepted', 'ready', 'filed', 'answered', 'failed'];
const MAY: Record<string, string[]> = {
  filed: ['accepted', 'ready', 'failed'],
  answered: ['filed'],
  resolved: ['filed', 'answered'],
  reopened: ['resolved', 'cancelled'],
  cancelled: OPEN,
  'reference-corrected': ['filed', 'answered', 'resolved'],
  note: [...OPEN, 'resolved', 'cancelled'],
};
const MEETS: Record<string, Name> = { filed: 'filing', answered: 'initial-response', resolved: 'initial-response' };

export class Model {
  status = 'accepted';
  private filedAt: number | null = null;
  private answered = false;
  private movedAt: number;
  private pausedSince: number | null = null;
  private pauses: [number, number][] = [];
  private holder: string | null = null;
  private undo: { status: string; clocks: Model['clocks'] } | null = null;
  /** The latest time of ours that is stored; warnings, which this paper doesn't know, are recorded too. */
  latest: number;
  clocks: Record<Name, Paper>;

  constructor(
    private readonly created: number,
    public severity: Severity,
  ) {
    this.movedAt = created;
    this.latest = created;
    const paper = { due: created, end: null, flag: null, cancelled: false, late: false };
    this.clocks = { filing: { ...paper, start: created }, 'initial-response': { ...paper, start: null } };
    this.time();
  }

  /** Does what is reported, or answers why not. */
  report({ type, now, at: said, severity, by, force }: Report): string | null {
    const time = Math.max(now, this.latest);
    if (type === 'sweep') {
      this.flagAll(time);
      return null;
    }
    if (!(MAY[type] ?? OPEN).includes(this.status)) return 'EVENT_NOT_ALLOWED';
    if (type === 'claimed' && this.holder !== null && this.holder !== by && !force) return 'ALREADY_CLAIMED';
    const first = this.follows(type) ?? this.created;
    if (said !== undefined && (said > time + MINUTE || said < first - MINUTE)) return 'AT_OUT_OF_RANGE';
    const at = Math.max(said ?? time, first);

    for (const name of ['filing', 'initial-response'] as const) if (MEETS[type] !== name) this.flag(name, time);
    if (MEETS[type] === 'initial-response') this.endPause(at);
    const met = MEETS[type];
    if (met !== undefined) this.stop(met, at);
    this.apply(type, at, severity, by);
    if (type === 'reopened') this.flagAll(time);
    return null;
  }

  private apply(type: string, at: number, severity: Severity, by: string): void {
    if (type === 'filed') {
      this.filedAt = at;
      this.clocks['initial-response'].start = at;
    }
    if (type === 'answered') this.answered = true;
    if (type === 'cancelled') this.cancel(at);
    else if (type === 'reopened') this.reopen();
    else if (['filed', 'answered', 'resolved'].includes(type)) this.status = type;
    if (['filed', 'answered', 'resolved', 'cancelled', 'reopened'].includes(type)) this.movedAt = at;
    if (type === 'severity-changed') this.severity = severity;
    if (type === 'paused') this.pausedSince ??= at;
    if (type === 'resumed') this.endPause(at);
    if (type === 'claimed') this.holder = by;
    if (type === 'released') this.holder = null;
    this.time();
  }

  private follows(type: string): number | null {
    if (['answered', 'reference-corrected'].includes(type)) return this.filedAt;
    if (['resolved', 'reopened', 'cancelled'].includes(type)) return this.movedAt;
    return type === 'resumed' ? this.pausedSince : null;
  }

  private runs = (name: Name) => this.clocks[name].start !== null && this.clocks[name].end === null;

  /** The time that a clock shows: while the customer is waited for, that of the pause's beginning. */
  private shown = (name: Name, time: number) =>
    name === 'filing' || this.pausedSince === null ? time : Math.min(time, this.pausedSince);

  private flagAll(time: number): void {
    this.flag('filing', time);
    this.flag('initial-response', time);
  }

  private flag(name: Name, time: number): void {
    const clock = this.clocks[name];
    if (this.runs(name) && clock.flag === null && this.shown(name, time) > clock.due) {
      clock.flag = clock.due;
    }
  }

  private stop(name: Name, at: number): void {
    if (!this.runs(name)) return;
    const clock = this.clocks[name];
    if (at > clock.due) clock.flag ??= clock.due;
    clock.late = clock.flag !== null && at <= clock.due;
    clock.end = at;
  }

  private cancel(at: number): void {
    this.flagAll(at);
    this.undo = { status: this.status, clocks: structuredClone(this.clocks) };
    this.status = 'cancelled';
    for (const clock of Object.values(this.clocks)) {
      if (clock.end !== null) continue;
      clock.end = at;
      clock.cancelled = clock.flag === null;
    }
  }

  private reopen(): void {
    if (this.undo === null) this.status = this.answered ? 'answered' : 'filed';
    else Object.assign(this, this.undo);
    this.undo = null;
  }

  private endPause(at: number): void {
    if (this.pausedSince !== null) this.pauses.push([this.pausedSince, Math.max(at, this.pausedSince)]);
    this.pausedSince = null;
    this.time();
  }

  /** Due times of what hasn't stopped, by the present severity and the time waited for the customer. */
  private time(): void {
    const { filing, 'initial-response': response } = this.clocks;
    if (filing.end === null) filing.due = this.created + FILING[this.severity] * MINUTE;
    if (response.end !== null || response.start === null) return;
    let due = response.start + ANSWER[this.severity] * MINUTE;
    let counted = response.start;
    for (const [from, to] of [...this.pauses].sort(([a], [b]) => a - b)) {
      const begin = Math.max(from, counted);
      if (begin >= due || to <= begin) continue;
      due += to - begin;
      counted = to;
    }
    response.due = due;
  }

  /** A clock as the product tells it. */
  told(name: Name) {
    const { start, due, end, flag, cancelled, late } = this.clocks[name];
    const over = cancelled ? 'cancelled' : 'met';
    const state = flag !== null ? 'breached' : end !== null ? over : start === null ? 'pending' : 'running';
    // Before the filing nothing is owed, and the due time is a guess.
    const dueAt = start === null ? null : due;
    return { startedAt: start, dueAt, state, stoppedAt: end, breachedAt: flag, reportedLate: late };
  }
}
