import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests that change their own process (its umask, its environment), each in a process of its own. And those that take
 * longest for the size of their file, which are so begun first. A browser is one for each file in any case.
 */
const APART = [
  'test/browser/*.test.ts',
  'test/io/projects/projects.test.ts',
  'test/io/python/run-check.test.ts',
  'test/io/store/{concurrency,failing-disk,interrupted,kill,lock,permissions}.test.ts',
];

export default defineConfig({
  test: {
    setupFiles: ['test/support/every-file.ts'],
    // Most tests wait for programs they started, so every core is worth a worker.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/once.ts'],
    projects: [
      // Vitest begins with the project whose name comes first.
      { extends: true, test: { name: 'apart', include: APART } },
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...APART],
          // The files share their processes, the modules in them and the resident program.
          isolate: false,
        },
      },
    ],
  },
});
