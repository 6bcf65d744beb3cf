/** Placement policies side by side on the same simulated learners. `npm run bench placement [-- --learners N]` */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { information } from '../src/core/placement/channel.ts';
import { type Network, networkOf, type PlacementSkill } from '../src/core/placement/network.ts';
import { type Prior, priorOf } from '../src/core/placement/prior.ts';
import {
  type Learner,
  learnersOf,
  MIXED,
  parentsOf,
  randomSkills,
  SOURCES,
  type Source,
} from './placement/learners.ts';
import { mixed, WORLDS } from './placement/mixed.ts';
import { POLICIES, type Told } from './placement/policies.ts';
import { answersTo, mean, type Score, score } from './placement/score.ts';
import { printTable } from './table.ts';

const TOLD: Told = { slip: 0.08, guess: 0.15 };
const SEED = 3;

export async function placement(): Promise<void> {
  const given = process.argv.indexOf('--learners');
  const learners = given > 0 ? Number(process.argv[given + 1]) : 60;
  const path = defaultPath();
  compare('our default path', path, learners, 60);
  compare('random graph', randomSkills(20, 1), learners, 30);
  compare('random graph', randomSkills(60, 1), learners, 60);
  compare('random graph', randomSkills(300, 1), Math.ceil(learners / 8), 60);
  compare('random graph', randomSkills(1_000, 1), Math.ceil(learners / 20), 60);
  compare('random graph', randomSkills(10_000, 1), Math.ceil(learners / 100), 60);
  bySource(path, Math.ceil(learners / 2));
  inSeconds(path, learners);
}

function defaultPath(): readonly PlacementSkill[] {
  const roadmap = parse(readFileSync('roadmap.yaml', 'utf8'));
  const { tracks, leaveOut = [] } = roadmap.paths.find((one: { id: string }) => one.id === 'default');
  const skills = roadmap.skills.filter(
    (one: { id: string; tracks: string[] }) =>
      one.tracks.some((track) => tracks.includes(track)) && !leaveOut.includes(one.id),
  );
  const ids = new Set(skills.map(({ id }: { id: string }) => id));
  return skills.map(
    ({ id, stage, prerequisites = [] }: { id: string; stage: string; prerequisites?: string[] }) => ({
      id,
      stage,
      prerequisites: prerequisites.filter((need) => ids.has(need)),
    }),
  );
}

const HEAD = [
  '@5',
  '@10',
  '@15',
  '@20',
  '@30',
  'to 90',
  'to 95',
  'to 97',
  'worst 10th',
  'Brier',
  'cal. err',
  'next 3',
  'stop',
  'then',
  'ms/q',
];

function compare(title: string, skills: readonly PlacementSkill[], count: number, answers: number): void {
  const network = networkOf(skills);
  const learners = learnersOf(network, MIXED, count, SEED);
  const examples = learnersOf(network, MIXED, skills.length <= 300 ? 1_000 : 1, SEED + 1);
  const rows = Object.entries(POLICIES)
    .filter(([, { mostSkills }]) => skills.length <= mostSkills)
    .map(([name, { policy }]) => [
      name,
      ...cells(score(network, policy(skills, TOLD, examples), learners, TOLD, answers)),
    ]);
  printTable(
    `placement, ${title} of ${skills.length} skills, ${count} learners; ${floor(network, learners)}`,
    [['policy', ...HEAD], ...rows],
  );
}

/**
 * What no policy can beat on average: the bits that tell the whole knowledge state (their cross entropy under our prior,
 * so a little too many), over the most that one answer can bring (the capacity of its channel).
 */
function floor(network: Network, learners: readonly Learner[]): string {
  const { slip, guess } = TOLD;
  const rows = [
    { known: 1 - slip, unknown: guess },
    { known: slip, unknown: 1 - guess },
  ];
  const capacity = Math.max(...Array.from({ length: 99 }, (_, k) => information((k + 1) / 100, rows)));
  const prior = priorOf(network);
  const bits = mean(learners.map(({ state }) => -logChance(network, prior, state)));
  return `floor for the whole state ${(bits / capacity).toFixed(0)} answers (${bits.toFixed(1)} bits at ${capacity.toFixed(3)})`;
}

/** Log 2 of the prior chance of a knowledge state; a skill known without its prerequisites counts as unknown. */
function logChance(network: Network, { gates, weights }: Prior, state: Uint8Array): number {
  const logs = gates.map((gate, level) => {
    let sum = Math.log2(weights[level] as number);
    for (const i of network.ids.keys()) {
      if (!parentsOf(network, i).every((need) => state[need])) continue;
      sum += Math.log2(state[i] ? (gate[i] as number) : 1 - (gate[i] as number));
    }
    return sum;
  });
  const top = Math.max(...logs);
  return top + Math.log2(logs.reduce((sum, log) => sum + 2 ** (log - top), 0));
}

function cells({ right, stop, ...rest }: Score): readonly string[] {
  const at = (count: number) => (right[count] === undefined ? '-' : percent(right[count] as number));
  const to = (target: number) => answersTo(target, right)?.toFixed(1) ?? 'never';
  return [
    ...[5, 10, 15, 20, 30].map(at),
    ...[0.9, 0.95, 0.97].map(to),
    percent(rest.worstTenth),
    rest.brier.toFixed(3),
    rest.calibration.toFixed(3),
    percent(rest.nextThree),
    stop.answers.toFixed(1),
    percent(stop.right),
    rest.msPerQuestion.toFixed(2),
  ];
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

function bySource(skills: readonly PlacementSkill[], count: number): void {
  const network = networkOf(skills);
  const begin = POLICIES['ours']?.policy(skills, TOLD, []);
  if (!begin) return;
  const run = (sources: readonly Source[], truth: Told) =>
    cells(score(network, begin, learnersOf(network, sources, count, SEED), truth, 60));
  printTable(`placement by kind of learner, ours, ${skills.length} skills, ${count} learners each`, [
    ['learners', ...HEAD],
    ...SOURCES.map((source) => [source, ...run([source], TOLD)]),
    ['truly slip .10, guess .25', ...run(MIXED, { slip: 0.1, guess: 0.25 })],
  ]);
}

function inSeconds(skills: readonly PlacementSkill[], count: number): void {
  const network = networkOf(skills);
  const learners = learnersOf(network, MIXED, count, SEED);
  const all = new Map(skills.map(({ id }) => [id, 2]));
  const rows = Object.entries(WORLDS).flatMap(([name, world]) =>
    (['quick', 'default', 'thorough'] as const).map((depth) => {
      const { right, minutesTo95, ...rest } = mixed(skills, learners, world, depth, all);
      const at = (minutes: number) => percent(right[minutes * 10] as number);
      return [
        `${name} self-reports, ${depth}`,
        ...[1, 2, 4, 6, 10].map(at),
        minutesTo95?.toFixed(1) ?? 'never',
        rest.minutes.toFixed(1),
        rest.screens.toFixed(1),
        rest.questions.toFixed(1),
        percent(rest.end),
      ];
    }),
  );
  printTable(
    `placement in minutes: screens of 12 s, questions of 30 s, ${skills.length} skills, ${count} learners`,
    [
      [
        '',
        '1 min',
        '2 min',
        '4 min',
        '6 min',
        '10 min',
        'min to 95',
        'ends after',
        'screens',
        'questions',
        'right then',
      ],
      ...rows,
    ],
  );
}
