/** How long a scan of 100,000 files takes beside walking them, and what a scan saves in the placement. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CODES, type Code, placementCost } from './coding-learner.ts';
import { WORLDS } from './placement/mixed.ts';
import { printTable } from './table.ts';

const BINARY = resolve('bin/pybackend-path.js');
const FILES = 100_000;
const FOLDER_FILES = 100;
const LEARNERS = 40;

export async function scan(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pybackend-path-bench-'));
  try {
    const bytes = generate(folder);
    const walk = timed([process.execPath, '-e', WALK, folder]);
    const whole = timed([process.execPath, BINARY, 'scan', folder, '--dry-run', '--json']);
    const row = (name: string, { seconds, processor }: Times) => [
      name,
      seconds.toFixed(1),
      processor.toFixed(1),
      (processor / walk.processor).toFixed(1),
    ];
    printTable(`${FILES} files, ${Math.round(bytes / 1e6)} MB, a third of them Python`, [
      ['', 'seconds', 'of the processor', 'of the walk'],
      row('walk, no file opened', walk),
      row('scan', whole),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const costs = Object.entries(WORLDS).flatMap(([name, world]) =>
    (Object.keys(CODES) as Code[]).map(
      (code) => [`${name} self-reports, ${code}`, placementCost(LEARNERS, code, world)] as const,
    ),
  );
  printTable(`Placement of ${LEARNERS} learners on the built-in path, by what a scan found before`, [
    ['', 'minutes', 'questions', 'right', 'called known and not'],
    ...costs.map(([name, { seconds, questions, right, overrated }]) => [
      name,
      (seconds / 60).toFixed(1),
      questions.toFixed(1),
      percent(right),
      percent(overrated),
    ]),
  ]);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

const WALK = 'require("node:fs").readdirSync(process.argv[1], { recursive: true, withFileTypes: true })';

interface Times {
  readonly seconds: number;
  /** Of all its threads: what a busy machine leaves as it is. */
  readonly processor: number;
}

function timed(command: readonly string[]): Times {
  const home = mkdtempSync(join(tmpdir(), 'pybackend-path-bench-'));
  const { status, stderr } = spawnSync('bash', ['-c', 'time "$@" > /dev/null 2>&1', 'bash', ...command], {
    env: { PATH: process.env['PATH'], HOME: home, PYBACKEND_PATH_HOME: home, TIMEFORMAT: '%R %U %S' },
    encoding: 'utf8',
  });
  rmSync(home, { recursive: true, force: true });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  const [seconds = 0, user = 0, system = 0] = stderr.trim().split(' ').map(Number);
  return { seconds, processor: user + system };
}

const CODE = `import json
import logging
from dataclasses import dataclass
from flask import Blueprint, request

logger = logging.getLogger(__name__)
bp = Blueprint("items", __name__)


@dataclass
class Item:
    name: str
    price: float = 0.0


@bp.route("/items", methods=["GET"])
def items() -> list[dict]:
    """What is there, cheapest first."""
    try:
        wanted = {int(one) for one in request.args.getlist("id")}
    except ValueError as error:
        logger.warning("no number: %s", error)
        raise
    with open("items.json") as file:
        found = [Item(**one) for one in json.load(file) if one["id"] in wanted]
    return sorted((vars(one) for one in found), key=lambda one: one["price"])
`;

/** Python, pages, texts and pictures as projects have them; the bytes written. */
function generate(folder: string): number {
  let bytes = 0;
  for (let at = 0; at < FILES; at += 1) {
    const place = join(folder, `package${Math.floor(at / FOLDER_FILES)}`);
    if (at % FOLDER_FILES === 0) mkdirSync(place);
    const end = ['py', 'html', 'txt', 'py', 'png', 'md', 'py', 'css', 'json'][at % 9] ?? 'py';
    const text = end === 'py' ? CODE : `${end} ${at}\n`.repeat(8);
    writeFileSync(join(place, `file${at}.${end}`), text);
    bytes += text.length;
  }
  return bytes;
}
