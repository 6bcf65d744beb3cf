import { readFileSync } from 'node:fs';

/**
 * The text of a file. Throws system errors. Not by readFileSync with an encoding: when closing the file fails there,
 * Node 20 ends the whole process.
 */
export function readText(file: string): string {
  return readFileSync(file).toString();
}
