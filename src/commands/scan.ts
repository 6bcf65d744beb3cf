import type { Context, ScannedProject } from '../context.ts';
import { evidenceOf, notShownIn, tracesAfter } from '../core/evidence/report.ts';
import { clearPart, count, type Tally } from '../core/evidence/tally.ts';
import { librariesIn, wantedBy } from '../core/evidence/wanted.ts';
import type { FactData, NewFact, Trace } from '../core/learner/fact.ts';
import { upcoming } from '../core/plan/checklist.ts';
import { situationOf } from '../core/plan/situation.ts';
import { EXIT } from '../exit.ts';
import { placesView, scanView } from '../views/scan.ts';
import { counted } from '../words/amounts.ts';
import { type Command, type CommandInput, textOption } from './command.ts';
import { type ScanReport, scanDocument } from './scan-document.ts';
import { skillToShow } from './skill-argument.ts';
import { keepSnapshot } from './snapshot.ts';
import { readState, record, type State } from './state.ts';

export const scan: Command = {
  name: 'scan',
  summary: 'Find out what your own projects show of your skills',
  details:
    'Reads the code, never runs it. Where there is a Git history only files that you mostly wrote count; environments, packages, builds and copies of well-known tutorials do not. What is found gives `start` a head start, and never ticks a skill by itself. Of all this only figures are recorded, no path, no name, no code; scanning a project again replaces what was found before.',
  args: [{ name: 'DIR', summary: 'a folder with projects', required: true, many: true, complete: 'file' }],
  options: [
    { flags: '--dry-run', summary: 'show what is found and record nothing' },
    { flags: '--skill <SKILL>', summary: 'all the places that speak for one skill', complete: 'skill' },
    {
      flags: '--author <ADDRESSES>',
      summary:
        'the e-mail addresses you commit with, with commas between them; usually the one that git knows',
      isList: true,
    },
    { flags: '--everyone', summary: 'count files whoever wrote them' },
  ],
  examples: [
    { run: 'scan ~/projects', says: 'all projects in a folder' },
    { run: 'scan . --dry-run', says: 'look, and record nothing' },
    { run: 'scan ~/shop --skill django-models', says: 'where a skill shows' },
    { run: 'scan ~/shop --author me@home.org,me@work.org', says: 'you commit with two addresses' },
  ],
  run: async (context, input) => {
    const state = await readState(context);
    const named = textOption(input, 'skill');
    const skill = named === undefined ? undefined : skillToShow(state.loaded.roadmap, named).skill;
    const read = await readProjects(context, state, input);
    const found = foundIn(state, read);
    const isDry = input.options['dryRun'] === true;
    const facts = isDry ? [] : found.filter((one) => isNews(state, one)).map(factOf);
    const report = reportOn(context, state, read, { found, isRecorded: facts.length > 0, isDry });
    if (context.options.json) context.terminal.json(scanDocument(report));
    else context.terminal.show(skill ? placesView(skill, report) : scanView(report));
    if (facts.length === 0) return EXIT.done;
    await record(context, facts);
    await keepSnapshot(context);
    return EXIT.done;
  },
};

interface Read {
  readonly projects: readonly ScannedProject[];
  /** By the fingerprint of the project. */
  readonly tallies: ReadonlyMap<string, Tally>;
}

/** Ctrl-C ends it, and nothing is recorded. */
async function readProjects(
  context: Context,
  { loaded, learner }: State,
  input: CommandInput,
): Promise<Read> {
  const wanted = wantedBy(loaded.roadmap);
  const tallies = new Map<string, Tally>();
  let progress = '';
  const projects = await context.interruptible(async (signal) => {
    const work = (await context.projects()).scan({
      folders: input.args,
      patterns: [...wanted.files.keys()],
      libraries: librariesIn(wanted),
      authors: (textOption(input, 'author') ?? '').split(',').filter((address) => address.trim() !== ''),
      isScanned: (fingerprint) => learner.scanned.has(fingerprint),
      isEveryone: input.options['everyone'] === true,
      take: (reading) => {
        const tally = tallies.get(reading.project) ?? new Map();
        tallies.set(reading.project, tally);
        count(tally, wanted, reading);
      },
      progress: (done, found) => {
        progress = `${done} of ${counted(found, 'file')}`;
      },
      signal,
    });
    return context.terminal.busy(() => `Reading your projects: ${progress} ...`, work);
  });
  return { projects, tallies: new Map([...tallies].map(([id, tally]) => [id, clearPart(tally, wanted)])) };
}

type Found = FactData['found'];

/**
 * Of projects that nothing was read of, nothing can be said, but of what turned out to be somebody else's. Two folders of
 * one repository are one project, and what a folder in it showed as a project of its own counts no more.
 */
function foundIn({ loaded, learner }: State, { projects, tallies }: Read): readonly Found[] {
  const told = projects.filter(({ authorship: { kind } }) => ['own', 'all', 'foreign'].includes(kind));
  const byProject = new Map(told.map((project) => [project.fingerprint, project]));
  const replaced = new Set(told.flatMap(({ replaces }) => replaces).filter((one) => !byProject.has(one)));
  const again = [...replaced].map((project): Found => {
    const before = learner.scanned.get(project)?.skills ?? [];
    return { project, skills: tracesAfter(loaded.roadmap, new Map(), before) };
  });
  const found = [...byProject.values()].map(({ fingerprint: project, isPart, authorship }) => {
    if (authorship.kind === 'foreign' && !isPart) return { project, skills: [] };
    const tally = tallies.get(project) ?? new Map();
    const before = learner.scanned.get(project)?.skills ?? [];
    return { project, skills: tracesAfter(loaded.roadmap, tally, before, isPart) };
  });
  return [...again, ...found];
}

function isNews({ learner }: State, { project, skills }: Found): boolean {
  const before = learner.scanned.get(project)?.skills ?? [];
  return inAnyOrder(before) !== inAnyOrder(skills);
}

/** The order of the traces is that of the roadmap which found them. */
function inAnyOrder(traces: readonly Trace[]): string {
  return JSON.stringify(traces.toSorted((a, b) => (a.skill < b.skill ? -1 : 1)));
}

function factOf(data: Found): NewFact {
  return { type: 'found', data };
}

interface Outcome {
  readonly found: readonly Found[];
  readonly isRecorded: boolean;
  readonly isDry: boolean;
}

function reportOn(
  { clock }: Context,
  state: State,
  { projects, tallies }: Read,
  { found, isRecorded, isDry }: Outcome,
): ScanReport {
  const { loaded, learner, profile, situation, checklist } = state;
  const today = clock.today();
  const scanned = new Map([
    ...learner.scanned,
    ...found.map(({ project, skills }) => [project, { day: today, skills }] as const),
  ]);
  const after = situationOf(loaded.roadmap, { ...learner, scanned }, profile, today);
  const evidence = evidenceOf(loaded.roadmap, [...tallies.values()], today);
  return {
    projects,
    evidence,
    notShown: notShownIn(
      upcoming(checklist).flatMap(({ id }) => situation.skills.find((skill) => skill.id === id) ?? []),
      evidence,
    ),
    stages: loaded.roadmap.stages,
    before: situation,
    after,
    today,
    isRecorded,
    isDry,
  };
}
