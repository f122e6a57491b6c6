import type { Catalogue, TextKey } from './en.ts';

export type Params = Readonly<Record<string, string>>;

/** A text yet without language. */
export interface Text {
  key: TextKey;
  params?: Params;
}

/** Fills the `{name}` places of a text; a value that is missing is a fault of the code, never shown to a reader. */
export function fill(texts: Catalogue, key: TextKey, params: Params = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`Expected a value for {${name}} in ${key}, found none`);
    return value;
  });
}
