/** The JSON documents about roadmaps of one's own. Types only; see documents.ts. */
import type { DefaultField } from './core/convert/finish.ts';
import type { NoteCode } from './core/convert/notes.ts';
import type { SourceKind } from './core/convert/source.ts';
import type { CarryOver } from './core/plan/carry-over.ts';
import type { RoadmapDifference } from './core/roadmap/diff.ts';

export type OwnRoadmapDocument = RoadmapConvertDocument | RoadmapDiffDocument | RoadmapNewDocument;

/** `roadmap new`: what was written, and where. */
export interface RoadmapNewDocument {
  readonly schema: 'pybackend-path/roadmap-new@1';
  readonly file: string;
  readonly id: string;
  readonly title: string;
  readonly stages: number;
  readonly skills: number;
}

/** `roadmap convert`: what became of the source, and what did not. */
export interface RoadmapConvertDocument {
  readonly schema: 'pybackend-path/roadmap-convert@1';
  readonly source: string;
  readonly from: SourceKind;
  /** Null when the text went to the screen. */
  readonly file: string | null;
  readonly id: string;
  readonly title: string;
  readonly stages: number;
  readonly skills: number;
  readonly prerequisites: number;
  readonly recommended: number;
  readonly resources: number;
  /** Fields that the source does not say, and for how many skills. */
  readonly defaults: readonly { readonly field: DefaultField; readonly skills: number }[];
  readonly notes: readonly {
    readonly code: NoteCode;
    /** `lost`: it is in the source and not in the file. `decided`: it is there, as we understood it. */
    readonly fate: 'lost' | 'decided';
    readonly count: number;
    readonly says: string;
    /** The first five places. */
    readonly at: readonly string[];
  }[];
}

/** `roadmap diff`: what is different, and what it means for the learner. */
export interface RoadmapDiffDocument extends RoadmapDifference {
  readonly schema: 'pybackend-path/roadmap-diff@1';
  readonly from: string;
  readonly to: string;
  readonly same: boolean;
  /** Of the skills that the learner did something for. */
  readonly progress: CarryOver;
}
