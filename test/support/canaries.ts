import { createHash } from 'node:crypto';

const hashOf = (input: string) => createHash('sha256').update(input).digest();

/** Strings that stand nowhere but where a test has put them, each known by the input that it was put in through. */
export class Canaries {
  private readonly known = new Map<string, string>();

  /** A canary of letters and digits for an input. Eight characters pass wherever a short text does. */
  text(input: string): string {
    return this.watch(
      input,
      `zq${BigInt(`0x${hashOf(input).toString('hex')}`)
        .toString(36)
        .slice(0, 6)}`,
    );
  }

  guid(input: string): string {
    const hex = hashOf(input).toString('hex');
    return this.watch(
      input,
      `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    );
  }

  /** Twelve digits, as a phone number has them. */
  digits(input: string): string {
    return this.watch(input, String(hashOf(input).readUIntBE(0, 6)).padStart(12, '7').slice(-12));
  }

  /** Looks out for a text that is there anyway, such as a secret. */
  watch(input: string, text: string): string {
    if (this.known.has(text))
      throw new Error(`Expected a canary of its own for ${input}, found that of ${this.known.get(text)}`);
    this.known.set(text, input);
    return text;
  }

  get count(): number {
    return this.known.size;
  }

  /** All inputs whose name begins so. */
  inputs(round: string): string[] {
    return [...this.known.values()].filter((input) => input.startsWith(round));
  }

  /** The inputs whose canary stands in a text: as it is, in any case, or in Base64 or hexadecimal. */
  in(text: string): string[] {
    const lower = text.toLowerCase();
    return [...this.known]
      .filter(
        ([canary]) =>
          [canary, Buffer.from(canary).toString('hex')].some((form) => lower.includes(form.toLowerCase())) ||
          base64Forms(canary).some((form) => text.includes(form)),
      )
      .map(([, input]) => input);
  }
}

/** What of a text's Base64 is the same whatever stands around it, for each of the three places it can begin at. */
const base64Forms = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)]);
    return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
  });
