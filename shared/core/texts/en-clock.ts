/** How due times and answers of the clock arithmetic came about, in English: the beginnings and parts of a sentence. */
export const enClock = {
  'clock.pending': 'Provisionally due on {due} ({zone}): {promise} from {start}, as if filed then{course}.',
  'clock.running': 'Due on {due} ({zone}): {promise} from {start}{course}.',
  'clock.met': 'Met on {stopped}, due on {due} ({zone}): {promise} from {start}{course}.',
  'clock.breached': 'Missed, as it was due on {due} ({zone}): {promise} from {start}{course}.',
  'clock.reportedLate':
    'Met in time on {stopped}, but told late, once the breach was flagged; due on {due} ({zone}): {promise} from {start}{course}.',
  'clock.cancelled': 'Cancelled, otherwise due on {due} ({zone}): {promise} from {start}{course}.',

  'clock.elapsed': '{duration} of elapsed time',
  'clock.business-hours': '{duration} of open time',
  'clock.business-day': 'one business day',

  'clock.windows': ', in {count} windows',
  'clock.closed': '; closed on {dates}',
  'clock.holidays.one': '{count} holiday ({dates})',
  'clock.holidays.other': '{count} holidays ({dates})',
  'clock.overrides.one': '{count} day by exception ({dates})',
  'clock.overrides.other': '{count} days by exception ({dates})',
  'clock.weekly.one': '{count} weekly day off',
  'clock.weekly.other': '{count} weekly days off',
  'clock.pauses.one': '; {count} pause ({spans}) stopped the clock for {duration}',
  'clock.pauses.other': '; {count} pauses ({spans}) stopped the clock for {duration}',
  'clock.changes.one': '; the clocks change on {changes}',
  'clock.changes.other': '; the clocks change {count} times: on {changes}',
  'clock.change': '{date} (UTC{before} to UTC{after})',
  'clock.held': '; the clock has stood still since {since}',
  'clock.policy': '; policy version {version}',
  'clock.more': '{count} more',

  'clock.forth': 'Counting {duration} of open time from {start} leads to {end} ({zone}){course}.',
  'clock.back': 'Counting {duration} of open time back from {end} leads to {start} ({zone}){course}.',
  'clock.between': 'From {start} to {end} ({zone}) the calendar is open for {duration}{course}.',
  'clock.isOpen': 'On {start} ({zone}) the calendar is open.',
  'clock.isClosed': 'On {start} ({zone}) the calendar isn’t open{course}.',
  'clock.opens': 'After {start} the calendar opens on {end} ({zone}){course}.',
  'clock.closes': 'After {start} the calendar closes on {end} ({zone}){course}.',
  'clock.usual': '{local} in {zone} is at UTC{offset}.',
  'clock.skipped':
    '{local} doesn’t exist in {zone}, where the clocks skip {duration}: it is taken as {end} (UTC{offset}).',
  'clock.repeated': '{local} comes twice in {zone}, {duration} apart: the first is taken (UTC{offset}).',
} as const;
