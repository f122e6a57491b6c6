/** Messages between the supervisor and its programs. Offsets are absolute, in milliseconds on top of the real clock. */

/** Supervisor to host or broker: show this time from now on. Answered by the same message once it is so. */
export type ClockMessage = { clock: { offset: number } };

/** Program to supervisor: connections are accepted on this port. */
export type ReadyMessage = { ready: { port: number } };

/** Host to supervisor: somebody asked to move all clocks forward by so many milliseconds. */
export type TravelMessage = { travel: { by: number } };

/** Supervisor to host: every program has moved. */
export type TravelledMessage = { travelled: { offset: number } };

export type ToChild = ClockMessage | TravelledMessage;
export type ToSupervisor = ClockMessage | ReadyMessage | TravelMessage;
