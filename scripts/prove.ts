/** Runs what proves the key of a question, with real tools, and says whether it prints what it should. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { QuestionEntry } from '../src/core/quiz/schema.ts';
import { normal } from '../src/io/python/packages.ts';
import type { Tools } from './tools.ts';

export interface Proof {
  readonly id: string;
  readonly verdict: 'run' | 'documented' | 'not proved';
  /** What is missing, or what was printed instead. */
  readonly says?: string;
  readonly isToolMissing?: boolean;
}

const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  sqlite: ['sqlite3', ':memory:'],
  bash: ['bash', '-s'],
  node: ['node', '-'],
};

const LIMIT_MS = 30_000;

export function questionsIn(file: string): readonly QuestionEntry[] {
  return parse(readFileSync(file, 'utf8')).questions;
}

export async function prove(question: QuestionEntry, tools: Tools): Promise<Proof> {
  const { id, verify = {} } = question;
  const { run, needs = [], doc } = verify;
  const program = verify.with ?? '';
  if (run === undefined) {
    return doc ? { id, verdict: 'documented' } : { id, verdict: 'not proved', says: 'neither run nor doc' };
  }
  const command = program === 'python' ? pythonWith(needs, tools) : PROGRAMS[program];
  if (!command) {
    const says = `missing here: ${[program, ...needs].join(', ')}`;
    return { id, verdict: 'not proved', says, isToolMissing: true };
  }
  const wanted = (verify.prints ?? '').trimEnd();
  let { printed, failure } = await outputOf(command, run);
  // Some proofs wait for something; on a busy machine they may come too late. A wrong key is wrong twice.
  if (printed.trimEnd() !== wanted) ({ printed, failure } = await outputOf(command, run));
  if (printed.trimEnd() !== wanted) {
    return { id, verdict: 'not proved', says: `printed:\n${printed}${failure}` };
  }
  const key = keyProblem(question, printed.trimEnd());
  return key ? { id, verdict: 'not proved', says: key } : { id, verdict: 'run' };
}

/** Where the options are what the code prints, the right one is just that; and the code itself is what was run. */
function keyProblem(
  { kind, options = [], code, verify }: QuestionEntry,
  printed: string,
): string | undefined {
  if (kind !== 'output') return undefined;
  const right = options.find(({ correct }) => correct)?.text.trimEnd();
  if (right !== printed) return `the key says:\n${right}\nbut it prints:\n${printed}`;
  if (code && !squeezed(verify?.run ?? '').includes(squeezed(code))) {
    return 'what is run does not contain the code that is shown';
  }
  return undefined;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function pythonWith(needs: readonly string[], { pythons }: Tools): readonly string[] | undefined {
  const found = pythons.find(({ packages }) => needs.every((name) => packages.has(normal(name))));
  return found && [found.command, '-'];
}

function outputOf([program = '', ...args]: readonly string[], input: string) {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'));
  return new Promise<{ printed: string; failure: string }>((done) => {
    const env = { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', NO_COLOR: '1', TZ: 'UTC' };
    const child = execFile(program, args, { cwd: folder, env, timeout: LIMIT_MS }, (error, out, err) => {
      rmSync(folder, { recursive: true, force: true });
      done({ printed: out, failure: error ? `\n${err.slice(-1_500) || error.message}` : '' });
    });
    child.stdin?.on('error', () => {}).end(input);
  });
}
