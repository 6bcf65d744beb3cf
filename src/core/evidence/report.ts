/** What a scan says about the skills: of each project for the record, of all together for the learner. */
import type { Day } from '../day.ts';
import { type Grade, MOST_TRACES, type Trace } from '../learner/fact.ts';
import { bestOfEach, foundSkills, GRADES, type Scanned } from '../learner/found.ts';
import type { Roadmap, Skill } from '../roadmap/roadmap.ts';
import { gradeOf, type Place, type SkillTally, type Tally } from './tally.ts';
import { canShow, packageName } from './wanted.ts';

export interface SkillEvidence {
  readonly skill: Skill;
  readonly grade: Grade;
  readonly places: number;
  readonly files: number;
  readonly projects: number;
  /** The learner's last commit to what shows it; undefined where there is no history. */
  readonly last: Day | undefined;
  /** What was seen, the most frequent first: imports and signs, then names of packages and files. */
  readonly seen: readonly { readonly name: string; readonly count: number }[];
  readonly examples: readonly Place[];
}

/** In the order of the roadmap, so that the same tree gives the same record. */
export function tracesOf({ skills }: Pick<Roadmap, 'skills'>, tally: Tally): readonly Trace[] {
  return skills.flatMap(({ id }) => {
    const one = tally.get(id);
    if (!one) return [];
    const { places, files, last } = one;
    return [{ skill: id, grade: gradeOf(one), places, files, ...(last === undefined ? {} : { last }) }];
  });
}

/**
 * The same, with what was found before of skills that this roadmap does not have: a scan under another one says nothing
 * about them. `isPart`: a scan of one folder of a project takes nothing away that the whole has shown. `before`: in
 * terms of today's ids.
 */
export function tracesAfter(
  roadmap: Pick<Roadmap, 'skills'>,
  tally: Tally,
  before: readonly Trace[],
  isPart = false,
): readonly Trace[] {
  const ids = new Set(roadmap.skills.map(({ id }) => id));
  const kept = before.filter(({ skill }) => isPart || !ids.has(skill));
  return bestOfEach([...kept, ...tracesOf(roadmap, tally)]).slice(0, MOST_TRACES);
}

/** The strongest first, then as the roadmap has them. `tallies`: one for each project. */
export function evidenceOf(
  roadmap: Pick<Roadmap, 'skills'>,
  tallies: readonly Tally[],
  today: Day,
): readonly SkillEvidence[] {
  const scanned = new Map<string, Scanned>(
    tallies.map((tally, at) => [String(at), { day: today, skills: tracesOf(roadmap, tally) }]),
  );
  const found = foundSkills(scanned);
  return roadmap.skills
    .flatMap((skill) => {
      const grade = found.get(skill.id)?.grade;
      const all = tallies.flatMap((tally) => tally.get(skill.id) ?? []);
      return grade === undefined ? [] : [evidenceOn(skill, grade, all)];
    })
    .sort((a, b) => GRADES.indexOf(b.grade) - GRADES.indexOf(a.grade));
}

function evidenceOn(skill: Skill, grade: Grade, tallies: readonly SkillTally[]): SkillEvidence {
  const sum = (of: (tally: SkillTally) => number) => tallies.reduce((all, tally) => all + of(tally), 0);
  return {
    skill,
    grade,
    places: sum(({ places }) => places),
    files: sum(({ files }) => files),
    projects: tallies.length,
    last: tallies
      .flatMap(({ last }) => last ?? [])
      .sort()
      .at(-1),
    seen: seenIn(tallies),
    examples: tallies.flatMap(({ examples }) => examples),
  };
}

/** A package that is listed and imported is told once. */
function seenIn(tallies: readonly SkillTally[]): SkillEvidence['seen'] {
  const uses = counted(tallies.map(({ uses: one }) => one));
  const names = counted(tallies.map(({ names: one }) => one));
  const told = new Set(uses.map(({ name }) => packageName(name)));
  return [...uses, ...names.filter(({ name }) => !told.has(packageName(name)))];
}

function counted(counts: readonly ReadonlyMap<string, number>[]): SkillEvidence['seen'] {
  const all = new Map<string, number>();
  for (const one of counts) for (const [name, count] of one) all.set(name, (all.get(name) ?? 0) + count);
  return [...all].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}

/** Of these skills, the ones that code could show and that nothing was found of, in their order. */
export function notShownIn(skills: readonly Skill[], evidence: readonly SkillEvidence[]): readonly Skill[] {
  const shown = new Set(evidence.filter(({ grade }) => grade !== 'named').map(({ skill }) => skill.id));
  return skills.filter((skill) => !shown.has(skill.id) && canShow(skill));
}
