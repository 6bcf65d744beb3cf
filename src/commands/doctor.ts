import type { Context } from '../context.ts';
import { learnerFrom } from '../core/learner/learner.ts';
import type { Finding } from '../documents.ts';
import { EXIT, UserError } from '../exit.ts';
import { doctorView } from '../views/doctor.ts';
import { type Command, textOption } from './command.ts';
import { pythonFindings } from './doctor-python.ts';
import { makeEnvironment } from './environment.ts';
import { freshSnapshot } from './snapshot.ts';
import { sourceFor } from './state.ts';

const LEAST_FREE_BYTES = 20 * 1024 * 1024;

export const doctor: Command = {
  name: 'doctor',
  summary: 'Look whether everything is in order, and say what to do where it is not',
  details:
    'Exit code 0 when all is well, 1 when something needs you. Never touches what you did. With --environment it makes a virtual environment in your work folder with the packages that exercises need; it shows the commands first and runs them when you say yes.',
  args: [
    {
      name: 'SKILL',
      summary: 'with --environment: a skill whose exercises need packages',
      complete: 'skill',
    },
  ],
  options: [
    { flags: '--environment', summary: 'make a virtual environment for the exercises' },
    { flags: '--python <COMMAND>', summary: 'the Python to look at, or to make it with', complete: 'file' },
    { flags: '--yes', summary: 'with --environment: run the commands without asking' },
  ],
  examples: [
    { run: 'doctor', says: 'look' },
    { run: 'doctor --json', says: 'for a bug report' },
    { run: 'doctor --environment flask-basics', says: 'what the Flask exercises need' },
  ],
  run: async (context, input) => {
    if (input.options['environment'] === true) return makeEnvironment(context, input);
    // The store first: the other findings read facts, and reading them heals what inspect would report.
    const findings = [
      ...(await storeFindings(context)),
      ...(await roadmapFindings(context)),
      snapshotFinding(context),
      await nudgeFinding(context),
      ...(await machineFindings(context)),
      ...(await pythonFindings(context, textOption(input, 'python'))),
    ];
    const ok = findings.every(({ level }) => level !== 'fault');
    if (context.options.json) {
      context.terminal.json({ schema: 'pybackend-path/doctor@1', ok, findings });
    } else {
      context.terminal.show(doctorView(findings));
    }
    return ok ? EXIT.done : EXIT.no;
  },
};

async function storeFindings({ store, machine }: Context): Promise<readonly Finding[]> {
  const warnings = await store.inspect();
  const place: Finding = {
    topic: 'data',
    level: 'fine',
    says: `${machine.folder} (${machine.folderOrigin})`,
  };
  const faults = warnings.map(
    ({ code, message }): Finding => ({ topic: `store: ${code}`, level: 'fault', says: message }),
  );
  return [
    place,
    ...(faults.length > 0
      ? faults
      : [{ topic: 'store', level: 'fine', says: 'every fact reads well' } as const]),
  ];
}

async function roadmapFindings(context: Context): Promise<readonly Finding[]> {
  try {
    const { facts } = await context.store.load();
    const source = sourceFor(context, learnerFrom(facts));
    const { roadmap, hash } = await context.content.roadmap(source);
    const says = `${roadmap.title}, ${roadmap.skills.length} skills (${source}, ${hash.slice(0, 12)})`;
    return [
      { topic: 'facts', level: 'fine', says: `${facts.length} recorded` },
      { topic: 'roadmap', level: 'fine', says },
    ];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ topic: 'roadmap', level: 'fault', says: error.message, fix: error.hint }];
  }
}

function snapshotFinding(context: Context): Finding {
  const fresh = freshSnapshot(context) !== undefined;
  return {
    topic: 'snapshot',
    level: 'fine',
    says: fresh ? 'up to date' : 'will be made anew by the next command',
  };
}

async function nudgeFinding(context: Context): Promise<Finding> {
  const { file, isOn } = await context.nudge();
  return { topic: 'nudges', level: 'fine', says: isOn() ? `on, your shell reads ${file}` : 'off' };
}

async function machineFindings({ machine, clock }: Context): Promise<readonly Finding[]> {
  const free = await machine.freeBytes();
  const mebibytes = free === undefined ? undefined : Math.floor(free / 1024 / 1024);
  const { colour, unicode, why } = machine.screen;
  return [
    {
      topic: 'versions',
      level: 'fine',
      says: `pybackend-path ${machine.programVersion}, Node ${machine.nodeVersion}, ${machine.platform}`,
    },
    free !== undefined && free < LEAST_FREE_BYTES
      ? {
          topic: 'disk',
          level: 'fault',
          says: `${mebibytes} MiB free`,
          fix: 'Make room, or saving will fail.',
        }
      : {
          topic: 'disk',
          level: 'fine',
          says: mebibytes === undefined ? 'free room unknown' : `${mebibytes} MiB free`,
        },
    { topic: 'clock', level: 'fine', says: clock.now() },
    {
      topic: 'screen',
      level: 'fine',
      says: `colour ${colour ? 'on' : 'off'}, signs ${unicode ? 'Unicode' : 'ASCII'}: ${why}`,
    },
  ];
}
