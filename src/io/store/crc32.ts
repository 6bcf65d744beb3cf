/**
 * CRC-32 as zlib and PNG have it (polynomial 0xedb88320, reflected), four bytes a step (Kounavis and Berry, "A
 * systematic approach to building high performance software-based CRC generators", 2005). By hand: node:zlib brings
 * Node's streams with it, which costs every run more than all the sums it takes.
 */
const TABLES = tables();

/** The sum of the bytes, or of the UTF-8 bytes of a text, going on from the sum of what came before them. */
export function crc32(data: string | Uint8Array, before = 0): number {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  const [one, two, three, four] = TABLES;
  let sum = ~before;
  let at = 0;
  for (; at + 3 < bytes.length; at += 4) {
    sum ^=
      byte(bytes, at) |
      (byte(bytes, at + 1) << 8) |
      (byte(bytes, at + 2) << 16) |
      (byte(bytes, at + 3) << 24);
    sum = look(four, sum) ^ look(three, sum >>> 8) ^ look(two, sum >>> 16) ^ look(one, sum >>> 24);
  }
  for (; at < bytes.length; at += 1) sum = look(one, sum ^ byte(bytes, at)) ^ (sum >>> 8);
  return ~sum >>> 0;
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] as number;
}

function look(table: Uint32Array, index: number): number {
  return table[index & 0xff] as number;
}

/** The sums of one byte followed by none, one, two and three zero bytes. */
function tables(): readonly [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const one = new Uint32Array(256);
  for (let index = 0; index < 256; index += 1) {
    let sum = index;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    one[index] = sum;
  }
  const shifted = (table: Uint32Array) => table.map((sum) => look(one, sum) ^ (sum >>> 8));
  const two = shifted(one);
  const three = shifted(two);
  return [one, two, three, shifted(three)];
}
