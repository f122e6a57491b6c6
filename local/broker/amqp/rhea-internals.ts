import rhea, { type Connection, type Delivery, type Receiver, type Sender, type Session, type Typed } from 'rhea';

/**
 * The parts of rhea 3.0.5 that it doesn't declare and that a broker can't do without. Nothing else in this folder
 * reaches into rhea; `test/amqp/rhea-internals.unit.test.ts` fails when one of them changes.
 */
interface Transfer {
  performative: { message_format?: number | null };
}
interface AttachFrame {
  /** `role` is true where the peer receives. */
  performative: { name: string; role: boolean };
}
interface SessionInternals {
  on_transfer(frame: Transfer): void;
  on_attach(frame: AttachFrame): void;
  links: Record<string, Sender | Receiver>;
  outgoing: { available(): number };
}
interface SenderInternals {
  credit: number;
  delivery_count: number;
  issue_flow: boolean;
  _draining: boolean;
  _get_drain(): boolean;
  local: { attach: Attach };
}
interface Attach {
  name: string;
  snd_settle_mode?: number;
  rcv_settle_mode?: number;
}

interface RemoteState {
  constructor: { composite_type: string };
  value: (Typed | undefined)[];
}
interface Outcomes {
  accepted(fields: object): { described(): unknown };
  rejected(fields: { error: object }): { described(): unknown };
}
const outcomes = rhea.message as unknown as Outcomes;
type WriterClass = new () => { write(value: Typed): void; toBuffer(): Buffer };

/** Marks a single message, so that rhea hands over its bytes: its decoder would lose AMQP types. */
const singleFormat = 0x7fff0000;

/** Makes all messages of a session arrive as bytes. */
export function keepBytes(session: Session): void {
  const internals = session as unknown as SessionInternals;
  const original = internals.on_transfer;
  internals.on_transfer = function (frame) {
    if (!frame.performative.message_format) frame.performative.message_format = singleFormat;
    original.call(this, frame);
  };
}

/**
 * Lets links share a name that run in opposite directions: a link is known by its name and direction, but rhea keeps
 * the links of a session by their names alone. A link that takes the place of another of its direction is told first.
 */
export function keepLinksApart(session: Session, replaced: (link: Sender | Receiver) => void): void {
  const internals = session as unknown as SessionInternals;
  const original = internals.on_attach;
  let count = 0;
  internals.on_attach = function (frame) {
    const { performative } = frame;
    const { name, role } = performative;
    const before = Object.values(this.links).find((link) => nameOf(link) === name && link.is_sender() === role);
    if (before?.is_open()) replaced(before);
    const key = `${++count}:${name}`;
    performative.name = key;
    original.call(this, frame);
    performative.name = name;
    attachOf(this.links[key] as Sender | Receiver).name = name;
  };
}

const attachOf = (link: Sender | Receiver): Attach => (link as unknown as SenderInternals).local.attach;

/** The name of a link on the wire. */
export const nameOf = (link: Sender | Receiver): string => attachOf(link).name;

/** The bytes and the format of a message that arrived on a session that keeps bytes. */
export function arrived(context: { message?: unknown; delivery?: Delivery }): { bytes: Buffer; format: number } {
  return { bytes: context.message as Buffer, format: context.delivery?.format ?? singleFormat };
}

/** Repeats the peer's settlement modes in the answer to its attach; rhea would answer with the defaults. */
export function echoSettleModes(link: Sender | Receiver): void {
  const attach = attachOf(link);
  attach.snd_settle_mode = link.snd_settle_mode;
  attach.rcv_settle_mode = link.rcv_settle_mode;
}

/**
 * Accepts or refuses a delivery for good. In receiver-settles-second mode the peer says no more, and rhea would wait for
 * it. And rhea writes one outcome for neighbouring deliveries without comparing the first two: a refusal goes alone.
 * Nobody hears it over a connection that is gone, which rhea would watch for silence once more.
 */
export function settleDelivery(delivery: Delivery, refusal?: object): void {
  const connection = delivery.link.connection as Connection & { _process(): void };
  if (!connection.is_open()) return;
  if (refusal) connection._process();
  delivery.update(
    true,
    refusal ? outcomes.rejected({ error: refusal }).described() : outcomes.accepted({}).described(),
  );
  (delivery as { remote_settled: boolean }).remote_settled = true;
  if (refusal) connection._process();
}

/** Counts the credit of an outgoing link by what was handed to rhea, which itself counts only what it has written. */
export class CreditCounter {
  readonly #sender: Sender & SenderInternals;
  #limit = 0;
  #sent = 0;

  constructor(sender: Sender) {
    this.#sender = sender as unknown as Sender & SenderInternals;
    this.#sender._get_drain = () => this.#drain();
  }

  /** To be called at each flow from the peer. */
  update(): void {
    this.#limit = this.#sender.credit + this.#sender.delivery_count;
  }

  spend(): void {
    this.#sent++;
  }

  /** How many more deliveries the link takes now. */
  left(): number {
    const { session } = this.#sender as unknown as { session: SessionInternals };
    return Math.min(this.#limit - this.#sent, session.outgoing.available());
  }

  /** Answers a drain: to be called when all that is there was handed out. Also needed when no credit is left. */
  drained(): void {
    this.#sender.issue_flow = true;
    (this.#sender.connection as Connection & { _register(): void })._register();
  }

  #drain(): boolean {
    if (!this.#sender._draining) return false;
    const unused = this.#limit - this.#sent;
    this.#sender.delivery_count += unused;
    this.#sender.credit -= unused;
    this.#sent = this.#limit;
    this.#sender._draining = false;
    return true;
  }
}

/** A peer's outcome: its name in the AMQP standard and its fields with their types. */
export function remoteOutcome(delivery: Delivery): { type: string; fields: (Typed | undefined)[] } {
  const state = delivery.remote_state as unknown as RemoteState;
  return { type: state.constructor.composite_type, fields: state.value };
}

const { Writer } = rhea.types as unknown as { Writer: WriterClass };

export function encodeTyped(value: Typed): Buffer {
  const writer = new Writer();
  writer.write(value);
  return Buffer.from(writer.toBuffer());
}
