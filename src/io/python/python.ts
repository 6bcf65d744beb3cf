/** The one room that starts programs: the learner's Python, and what makes an environment for it. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import type { Python } from '../../context.ts';
import { EXIT, UserError } from '../../exit.ts';
import { findPython, missingPackages, pythonIn } from './find-python.ts';
import { runCheck } from './run-check.ts';

export interface PythonInput {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `supervise.py` and what lies beside it. */
  readonly supervisor: string;
}

export function openPython({ platform, env, supervisor }: PythonInput): Python {
  return {
    find: ({ given, folder }) => findPython({ platform, env, given, folder }),
    missing: missingPackages,
    missingPrograms: async (names) => {
      const missing = [];
      for (const name of names) if (name !== 'node' && !(await starts(name))) missing.push(name);
      return missing;
    },
    check: (order) => runCheck({ ...order, supervisor }),
    environmentCommands: async ({ command }, folder, packages) => {
      const python = pythonIn(folder, platform);
      return [
        [...command, '-m', 'venv', folder],
        ...(packages.length > 0 ? [[python, '-m', 'pip', 'install', ...packages]] : []),
      ];
    },
    run: async (commands) => {
      for (const command of commands) await runLoudly(command);
    },
  };
}

async function starts(program: string): Promise<boolean> {
  try {
    await promisify(execFile)(program, ['--version'], { timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

/** Its output is the learner's to see, on stderr, where it leaves our results alone. */
function runLoudly([program = '', ...args]: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: ['ignore', 2, 2] });
    const broken = (why: string) =>
      new UserError(`${[program, ...args].join(' ')} ${why}.`, {
        exitCode: EXIT.missingProgram,
        hint: 'Run it by hand to see more, or name another Python with --python.',
      });
    child.on('error', () => fail(broken('does not start')));
    child.on('close', (code) => (code === 0 ? done() : fail(broken(`ended with ${code}`))));
  });
}
