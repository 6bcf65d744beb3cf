/** Long work that Ctrl-C ends in order, instead of ending the program around it. */
import { EXIT, Interrupted } from '../exit.ts';

const SIGNALS = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated, SIGHUP: EXIT.terminated } as const;
type Ending = keyof typeof SIGNALS;

export async function interruptible<T>(
  process: NodeJS.Process,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  let ended: Ending | undefined;
  const names = Object.keys(SIGNALS) as readonly Ending[];
  const before = names.map((name) => [name, process.rawListeners(name)] as const);
  const stop = (name: Ending) => {
    ended = name;
    control.abort();
  };
  for (const name of names) process.removeAllListeners(name).on(name, stop);
  try {
    const result = await work(control.signal);
    if (ended) throw new Interrupted(SIGNALS[ended], 'Your work is as you left it.');
    return result;
  } finally {
    for (const [name, listeners] of before) {
      process.removeListener(name, stop);
      for (const listener of listeners) process.on(name, listener as () => void);
    }
  }
}
