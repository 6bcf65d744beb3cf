/**
 * CRC-32 as zlib and PNG have it (polynomial 0xedb88320, reflected). By hand: node:zlib brings Node's streams with it,
 * which costs every run more than all the sums it takes.
 */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** The sum of the bytes, or of the UTF-8 bytes of a text, going on from the sum of what came before them. */
export function crc32(data: string | Uint8Array, before = 0): number {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data;
  let sum = ~before;
  for (let at = 0; at < bytes.length; at += 1) {
    sum = (TABLE[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8);
  }
  return ~sum >>> 0;
}
