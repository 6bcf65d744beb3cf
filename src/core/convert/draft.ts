/** What a source says, in our words; `finish` makes a whole roadmap of it. Texts are still as they were found. */
import type { Level, Resource } from '../roadmap/roadmap.ts';
import type { Link, SourceKind } from './source.ts';

export interface DraftLink extends Link {
  readonly kind?: Resource['kind'] | undefined;
}

export interface DraftSkill {
  /** What the source calls it; others refer to it by this. Unique in its draft. */
  readonly key: string;
  /** What its id is made of. */
  readonly name: string;
  readonly title: string;
  readonly summary?: string | undefined;
  /** The key of its stage. */
  readonly stage: string;
  readonly level?: Level | undefined;
  readonly optional?: boolean | undefined;
  /** Keys of skills that must be known before: only where the source says so. */
  readonly needs: readonly string[];
  /** Keys of skills that the source puts before it, without saying that they are needed. */
  readonly after: readonly string[];
  readonly outcomes: readonly string[];
  readonly links: readonly DraftLink[];
  /** Where it stands in the source, to name it in a report. */
  readonly at: string;
}

export interface DraftStage {
  readonly key: string;
  readonly title: string;
  readonly summary?: string | undefined;
}

export interface Draft {
  readonly kind: SourceKind;
  readonly title: string;
  readonly summary?: string | undefined;
  readonly stages: readonly DraftStage[];
  /** Stage by stage, in the order to show them. */
  readonly skills: readonly DraftSkill[];
}
