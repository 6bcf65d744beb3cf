/**
 * What holds in every file of tests. Property tests draw the same values in every run, so that a failure is about the
 * change and not about luck. PYBACKEND_PATH_SEED=NUMBER draws others: worth a run now and then.
 */
import fc from 'fast-check';
import { afterAll } from 'vitest';
import { tidyUp } from './afterwards.ts';

fc.configureGlobal({ seed: Number(process.env['PYBACKEND_PATH_SEED'] ?? 20_261_123) });
afterAll(tidyUp);
