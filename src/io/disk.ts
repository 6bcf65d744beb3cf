import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes free for us on the disk that holds the folder, or will hold it; undefined when the system cannot tell. */
export function freeBytesAt(folder: string): number | undefined {
  for (let place = folder; ; place = dirname(place)) {
    try {
      const { bavail, bsize } = statfsSync(place);
      return bavail * bsize;
    } catch {
      if (dirname(place) === place) return undefined;
    }
  }
}
