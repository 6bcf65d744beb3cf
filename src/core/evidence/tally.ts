/** What was seen, counted by skill and graded. */
import type { Day } from '../day.ts';
import type { Grade } from '../learner/fact.ts';
import type { FileReading, Sighting } from './reading.ts';
import { matchesOf, type Wanted } from './wanted.ts';

export interface Place {
  readonly project: string;
  readonly file: string;
  readonly line: number;
  readonly kind: Sighting['kind'];
  readonly name: string;
}

/** What was seen of one skill. */
export interface SkillTally {
  /** Uses: imports and signs, each file's at most `MOST_A_FILE` times. */
  places: number;
  /** The same, but what every program is full of counts a quarter. */
  weight: number;
  /** Files with a use. */
  files: number;
  /** Packages in a list, and files that fit a pattern. */
  hints: number;
  /** Of them, files of a kind: those that fit a pattern such as `*.tf`. */
  ofKind: number;
  /** It was only seen by names that many projects use for many things. */
  isVague: boolean;
  /** By import or sign, how often; no more than a few are kept apart. */
  readonly uses: Map<string, number>;
  /** By package or pattern, how often. */
  readonly names: Map<string, number>;
  /** The first of each kind, then more of them up to a limit. */
  readonly examples: Place[];
  last: Day | undefined;
}

/** By skill. */
export type Tally = Map<string, SkillTally>;

/** One file full of the same thing shows no more than this many uses of it. */
const MOST_A_FILE = 10;
/** Kept to be shown. */
const MOST_EXAMPLES = 40;
const MOST_OF_A_NAME = 8;
const MOST_NAMES = 60;

/** Signs and modules that any program of some size has. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'string-formatting',
  'condition',
  'loop',
  'list',
  'dict',
  'set',
  'function',
  'arguments',
  'exception-handling',
  'class',
  'inheritance',
  'closure',
  'type-hint',
  'json',
  'pathlib',
  'datetime',
  'time',
]);

/** Counts what one file shows. */
export function count(tally: Tally, wanted: Wanted, reading: FileReading): void {
  const used = new Set<string>();
  for (const sighting of reading.sightings) {
    for (const { skill, word } of matchesOf(wanted, sighting)) {
      const one = tally.get(skill) ?? newTally();
      tally.set(skill, one);
      const isUse = sighting.kind === 'import' || sighting.kind === 'sign';
      const times = isUse ? Math.min(MOST_A_FILE, sighting.count) : 1;
      if (isUse) {
        one.places += times;
        one.weight += EVERYDAY.has(word) ? times / 4 : times;
        if (!used.has(skill)) one.files += 1;
        used.add(skill);
      } else one.hints += 1;
      if (sighting.kind === 'file' && word.startsWith('*.')) one.ofKind += 1;
      if (!isVague(sighting)) one.isVague = false;
      const before = addTo(isUse ? one.uses : one.names, word, isUse ? sighting.count : 1);
      if (before < MOST_OF_A_NAME && one.examples.length < MOST_EXAMPLES) {
        const { project, file } = reading;
        one.examples.push({ project, file, line: sighting.line, kind: sighting.kind, name: word });
      }
      if (reading.day !== undefined && (one.last ?? '') < reading.day) one.last = reading.day;
    }
  }
}

function newTally(): SkillTally {
  const none = { places: 0, weight: 0, files: 0, hints: 0, ofKind: 0, isVague: true, last: undefined };
  return { ...none, uses: new Map(), names: new Map(), examples: [] };
}

/** Every framework has its `models.py` and its `templates/`; folders that begin with a dot are a tool's own. */
function isVague({ kind, name }: Sighting): boolean {
  return kind === 'file' && /^([^*]*\.py|[^.].*\/|README\.md)$/.test(name);
}

/** What was seen of the skills, without those that only vague names speak for though clearer things could. */
export function clearPart(tally: Tally, { clear }: Wanted): Tally {
  return new Map([...tally].filter(([skill, { isVague }]) => !(isVague && clear.has(skill))));
}

/** How often it was there before. */
function addTo(counts: Map<string, number>, name: string, times: number): number {
  const before = counts.get(name) ?? 0;
  if (before > 0 || counts.size < MOST_NAMES) counts.set(name, before + times);
  return before;
}

/** From here on a pattern that files fit is more than a name: a folder full of `*.tf` is work with Terraform. */
const MANY_FILES = 5;

/**
 * How far it shows the skill. A use in one place is a try; in several, some practice. In depth it is when there is much
 * of it, in many files or in many ways: a file of each of three kinds shows as much as seven of one kind. Measured
 * against what readers of real projects say (test/io/projects/graded.test.ts).
 */
export function gradeOf({ places, weight, files, ofKind, uses }: SkillTally): Grade {
  if (places === 0) return ofKind >= MANY_FILES ? 'once' : 'named';
  if ((weight >= 15 && files + 2 * uses.size >= 9) || weight >= 40) return 'depth';
  const isRepeated = files >= 2 ? places >= 3 : places >= 6;
  return isRepeated ? 'several' : 'once';
}
