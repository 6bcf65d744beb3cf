/** What is read in a project, before anybody knows which skills it speaks for. */
import type { Day } from '../day.ts';
import type { Sign } from '../roadmap/signs.ts';

/**
 * Something seen in a file. `name`: of an import the module and what is taken from it (`django.db.models`), of a package
 * as the list has it, of a file the pattern of the roadmap that it fits.
 */
export type Sighting =
  | (Seen & { readonly kind: 'import' | 'package' | 'file'; readonly name: string })
  | (Seen & { readonly kind: 'sign'; readonly name: Sign });

interface Seen {
  /** From 1; 0 when it is about the file as a whole. */
  readonly line: number;
  /** How often it stands in the file. */
  readonly count: number;
}

export interface FileReading {
  /** The fingerprint of its project. */
  readonly project: string;
  /** Its path in the project, with slashes. */
  readonly file: string;
  /** The learner's last commit to it. */
  readonly day?: Day | undefined;
  readonly sightings: readonly Sighting[];
}
