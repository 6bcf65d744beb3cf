/**
 * Names that some system cannot hold or understands as something else. Checked on every system, so that a plan
 * exported on one can be copied to another.
 */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)/i;

/** What is wrong with a file's name (its last part), or undefined. */
export function nameProblem(name: string): string | undefined {
  if (name === '' || name === '.' || name === '..') return 'it names no file';
  if (/\p{Cc}/u.test(name)) return 'the name holds a control character';
  if (/[<>:"|?*\\]/.test(name)) return 'the name holds a character that Windows does not allow';
  if (/[. ]$/.test(name)) return 'the name ends in a dot or a space, which Windows drops';
  if (RESERVED.test(name)) return 'the name belongs to a device on Windows';
  if (Buffer.byteLength(name) > 255) return 'the name is longer than 255 bytes';
  return undefined;
}
