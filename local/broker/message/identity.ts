import { contentOf, MalformedMessage, textOf } from './values.ts';

/** A message id as text. Ids of different AMQP types are different ids, however alike they look. */
export function identityOf(id: Buffer): string {
  switch (id[0]) {
    case 0x44:
      return 'ulong:0';
    case 0x53:
    case 0x80:
      return `ulong:${BigInt(`0x${contentOf(id).toString('hex')}`)}`;
    case 0x98:
      return `uuid:${contentOf(id).toString('hex')}`;
    case 0xa0:
    case 0xb0:
      return `binary:${contentOf(id).toString('hex')}`;
    case 0xa1:
    case 0xb1:
      return `string:${textOf(id)}`;
    default:
      throw new MalformedMessage(`expected a message id, found AMQP type 0x${id[0]?.toString(16)}`);
  }
}
