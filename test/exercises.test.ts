/** The exercises that come with the program: whole, one of its kind, with enough wrong solutions to prove the check. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { proveExercise } from '../scripts/exercise-proof.ts';
import { openContent } from '../src/io/content/content.ts';
import { checkExercise, exerciseFolders } from '../src/io/content/exercises.ts';

const FILE = resolve(import.meta.dirname, '../roadmap.yaml');
const FEWEST_MUTANTS = 3;

describe('the exercises that come with the program', async () => {
  const { roadmap, exercises, problems } = await openContent({ builtInFile: FILE }).check(FILE);
  const folders = roadmap ? exerciseFolders(FILE, roadmap) : [];

  it('go through the same door as those of others, and nothing is wrong with them', () => {
    expect(problems).toEqual([]);
    expect(exercises).toBe(folders.length);
  });

  it('each have three wrong solutions or more, and a task that says when it is done', async () => {
    for (const folder of folders) {
      const { exercise, mutants } = await checkExercise(folder);
      expect([folder.slug, mutants.length >= FEWEST_MUTANTS]).toEqual([folder.slug, true]);
      expect([folder.slug, exercise?.task.includes('## Done means')]).toEqual([folder.slug, true]);
      expect(readdirSync(join(folder.folder, 'starter'))).not.toEqual([]);
    }
  });

  // All of them, with their packages, are proved by `npm run verify-content`; these show that it can.
  it.each(['order-index', 'price-tags', 'token-bucket'])(
    '%s: starter fails, solution passes, mutants fail',
    async (slug) => {
      const folder = folders.find((one) => one.slug === slug);
      if (!folder) throw new Error(`no exercise ${slug}`);
      const proof = await proveExercise(await checkExercise(folder), 'python3', 2);
      expect(proof.faults).toEqual([]);
      expect(proof.mechanical.survivors).toEqual([]);
    },
  );
});
