/**
 * What is done when the tests of a file are over. Files share the modules of this folder, so an `afterAll` in one of
 * them would hold for the first file alone.
 */
const jobs: (() => unknown)[] = [];

export function afterwards(job: () => unknown): void {
  jobs.push(job);
}

/** The last first. */
export async function tidyUp(): Promise<void> {
  for (const job of jobs.splice(0).reverse()) await job();
}
