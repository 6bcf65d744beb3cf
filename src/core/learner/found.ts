/** What scans of the learner's projects found about their skills, all projects taken together. */
import type { Day } from '../day.ts';
import type { Grade, Trace } from './fact.ts';

/** One project as its newest scan found it. */
export interface Scanned {
  readonly day: Day;
  readonly skills: readonly Trace[];
}

export interface FoundSkill {
  readonly grade: Grade;
  /** How many projects show it. */
  readonly projects: number;
  /** The newest commit to it; undefined where there is no history. */
  readonly last: Day | undefined;
  /** That, or the day of the scan. */
  readonly day: Day;
}

export const GRADES: readonly Grade[] = ['named', 'once', 'several', 'depth'];
/** So many projects of one grade show as much as one of the next. */
const PROJECTS_FOR_MORE = 3;

/** By skill. */
export function foundSkills(scanned: ReadonlyMap<string, Scanned>): ReadonlyMap<string, FoundSkill> {
  const traces = new Map<
    string,
    { readonly grade: Grade; readonly day: Day; readonly last: Day | undefined }[]
  >();
  for (const { day, skills } of scanned.values()) {
    for (const { skill, grade, last } of bestOfEach(skills)) {
      const one = { grade, day: last ?? day, last };
      const others = traces.get(skill);
      if (others) others.push(one);
      else traces.set(skill, [one]);
    }
  }
  return new Map(
    [...traces].map(([skill, all]) => [
      skill,
      {
        grade: gradeOfAll(all.map(({ grade }) => grade)),
        projects: all.length,
        last: newest(all.flatMap(({ last }) => last ?? [])),
        day: newest(all.map(({ day }) => day)) ?? '0001-01-01',
      },
    ]),
  );
}

/** Skills that became one have several traces in a project, which is one project all the same. */
export function bestOfEach(traces: readonly Trace[]): readonly Trace[] {
  const best = new Map<string, Trace>();
  for (const trace of traces) {
    const other = best.get(trace.skill);
    if (!other || GRADES.indexOf(other.grade) < GRADES.indexOf(trace.grade)) best.set(trace.skill, trace);
  }
  return [...best.values()];
}

function newest(days: readonly Day[]): Day | undefined {
  return days.toSorted().at(-1);
}

/** The best of them; the next better one when enough projects have it. Being named often is still only being named. */
function gradeOfAll(grades: readonly Grade[]): Grade {
  const best = Math.max(...grades.map((grade) => GRADES.indexOf(grade)));
  const count = grades.filter((grade) => GRADES.indexOf(grade) === best).length;
  const more = best > 0 && count >= PROJECTS_FOR_MORE ? 1 : 0;
  return GRADES[Math.min(best + more, GRADES.length - 1)] ?? 'named';
}
