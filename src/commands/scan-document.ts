/** What `scan` tells, for the screen and for programs. */
import type { ScannedProject } from '../context.ts';
import type { SkillEvidence } from '../core/evidence/report.ts';
import type { Situation } from '../core/plan/situation.ts';
import type { FoundSkillEntry, ScanDocument, ScannedProjectEntry } from '../scan-documents.ts';
import type { ScanPage } from '../views/scan.ts';

export interface ScanReport extends ScanPage {
  readonly before: Situation;
  readonly after: Situation;
}

export function scanDocument(report: ScanReport): ScanDocument {
  const { projects, evidence, notShown, isRecorded } = report;
  return {
    schema: 'pybackend-path/scan@1',
    recorded: isRecorded,
    projects: projects.map(projectEntry),
    skills: evidence.map((one) => skillEntry(report, one)),
    notShown: notShown.map(({ id, title }) => ({ id, title })),
  };
}

function projectEntry(project: ScannedProject): ScannedProjectEntry {
  const { folder, authorship, isHistoryCut, files, pythonFiles, leftOut, tutorials } = project;
  return { folder, authorship, historyCut: isHistoryCut, files, pythonFiles, leftOut, tutorials };
}

function skillEntry(
  { projects, before, after }: ScanReport,
  { skill, grade, places, files, projects: shown, last, seen, examples }: SkillEvidence,
): FoundSkillEntry {
  const folders = new Map(projects.map(({ fingerprint, folder }) => [fingerprint, folder]));
  const chance = ({ beliefs }: Situation) => beliefs.get(skill.id)?.probability ?? 0.5;
  return {
    id: skill.id,
    title: skill.title,
    stage: skill.stage,
    onPath: before.skills.some(({ id }) => id === skill.id),
    grade,
    places,
    files,
    projects: shown,
    last: last ?? null,
    seen,
    examples: examples.map(({ project, file, line, name }) => ({
      folder: folders.get(project) ?? '',
      file,
      line,
      name,
    })),
    before: chance(before),
    after: chance(after),
  };
}
