import type { enClock } from './en-clock.ts';

/** How due times and answers of the clock arithmetic came about, in Hungarian; filled in are forms that need no suffix. */
export const huClock: Readonly<Record<keyof typeof enClock, string>> = {
  'clock.pending':
    'Előzetes határidő: {due} ({zone}), azaz a feltételezett beküldéstől ({start}) számított {promise}{course}.',
  'clock.running': 'Határidő: {due} ({zone}), azaz a kezdettől ({start}) számított {promise}{course}.',
  'clock.met':
    'Teljesítve: {stopped}; határidő: {due} ({zone}), azaz a kezdettől ({start}) számított {promise}{course}.',
  'clock.breached': 'Elmulasztott határidő: {due} ({zone}), azaz a kezdettől ({start}) számított {promise}{course}.',
  'clock.reportedLate':
    'Határidőn belül teljesítve: {stopped}, de csak a mulasztás megjelölése után jelezték; határidő: {due} ({zone}), azaz a kezdettől ({start}) számított {promise}{course}.',
  'clock.cancelled':
    'Visszavonva; a határidő ez lett volna: {due} ({zone}), azaz a kezdettől ({start}) számított {promise}{course}.',

  'clock.elapsed': '{duration} folyamatos idő',
  'clock.business-hours': '{duration} nyitvatartási idő',
  'clock.business-day': 'egy munkanap',

  'clock.windows': ', {count} nyitvatartási szakaszban',
  'clock.closed': '; zárva: {dates}',
  'clock.holidays.one': '{count} ünnepnap ({dates})',
  'clock.holidays.other': '{count} ünnepnap ({dates})',
  'clock.overrides.one': '{count} kivételes nap ({dates})',
  'clock.overrides.other': '{count} kivételes nap ({dates})',
  'clock.weekly.one': '{count} heti pihenőnap',
  'clock.weekly.other': '{count} heti pihenőnap',
  'clock.pauses.one': '; {count} szünet ({spans}) miatt ennyit állt az óra: {duration}',
  'clock.pauses.other': '; {count} szünet ({spans}) miatt ennyit állt az óra: {duration}',
  'clock.changes.one': '; óraátállítás: {changes}',
  'clock.changes.other': '; {count} óraátállítás: {changes}',
  'clock.change': '{date} (UTC{before} helyett UTC{after})',
  'clock.held': '; az óra {since} óta áll',
  'clock.policy': '; a szabályzat verziója: {version}',
  'clock.more': 'további {count}',

  'clock.forth': 'A kezdettől ({start}) számított {duration} nyitvatartási idő vége: {end} ({zone}){course}.',
  'clock.back': 'A végtől ({end}) visszaszámolt {duration} nyitvatartási idő kezdete: {start} ({zone}){course}.',
  'clock.between': 'Nyitvatartási idő {start} és {end} között ({zone}): {duration}{course}.',
  'clock.isOpen': 'Ekkor nyitva van: {start} ({zone}).',
  'clock.isClosed': 'Ekkor nincs nyitva: {start} ({zone}){course}.',
  'clock.opens': 'A következő nyitás {start} után: {end} ({zone}){course}.',
  'clock.closes': 'A következő zárás {start} után: {end} ({zone}){course}.',
  'clock.usual': '{local} ({zone}) eltérése az UTC-től: {offset}.',
  'clock.skipped':
    'Az óraátállítás miatt nincs ilyen időpont: {local} ({zone}); {duration} kimarad, ezért ez számít: {end} (UTC{offset}).',
  'clock.repeated':
    'Az óraátállítás miatt kétszer van ilyen időpont: {local} ({zone}), köztük {duration}; az első számít (UTC{offset}).',
};
