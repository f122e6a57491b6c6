/** JSON as a text may have it: a member twice, any name, numbers as they are written. */
export type Json = { members: Slot[] } | { items: Json[] } | { raw: string };

/** A value and the name it has in its object; items of arrays and the whole have none. */
export type Slot = [name: string, value: Json];

export function fromValue(value: unknown): Json {
  if (Array.isArray(value)) return { items: value.map(fromValue) };
  if (typeof value !== 'object' || value === null) return { raw: JSON.stringify(value) };
  const given = Object.entries(value).filter(([, member]) => member !== undefined);
  return { members: given.map(([name, member]): Slot => [name, fromValue(member)]) };
}

export function write(json: Json): string {
  if ('raw' in json) return json.raw;
  if ('items' in json) return `[${json.items.map(write).join(',')}]`;
  return `{${json.members.map(([name, value]) => `${JSON.stringify(name)}:${write(value)}`).join(',')}}`;
}

/** What becomes of one value: nothing, another, several in its place. */
export type Act = (slot: Slot) => Slot[];

/** Acts on one value of a document, counted from the whole itself inwards; counting goes round. */
export function edit(root: Json, at: number, act: Act): Json {
  let left = at % count(root);
  const visit = (slot: Slot): Slot[] => {
    if (left-- === 0) return act(slot);
    const [name, value] = slot;
    if ('members' in value) return [[name, { members: value.members.flatMap(visit) }]];
    if ('items' in value) return [[name, { items: value.items.flatMap((item) => visit(['', item])).map(valueIn) }]];
    return [slot];
  };
  return visit(['', root]).map(valueIn)[0] ?? { raw: '' };
}

const valueIn = ([, value]: Slot): Json => value;

function count(json: Json): number {
  if ('raw' in json) return 1;
  const within = 'items' in json ? json.items : json.members.map(valueIn);
  return within.reduce((sum, value) => sum + count(value), 1);
}
