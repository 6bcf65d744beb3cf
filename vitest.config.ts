import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

/** Tests of pure code, which leave nothing behind: they share their processes and the modules in them. */
const PURE = ['test/{core,exporters,words}/**/*.test.ts'];

export default defineConfig({
  test: {
    setupFiles: ['test/support/seed.ts'],
    // Most tests wait for programs they started, so every core is worth a worker.
    maxWorkers: availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          name: 'world',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PURE],
          globalSetup: ['test/support/once.ts'],
        },
      },
    ],
  },
});
