/**
 * Keeps the line to the resident program (resident-program.cjs) in a thread, so that a test can wait for a run without
 * being asynchronous: the answer is two numbers in shared memory, 1 when the run is over, and its exit code.
 */
import { spawn } from 'node:child_process';
import process from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';

const { program, stdout, stderr, answer } = workerData;
function start() {
  const started = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--single-threaded', program],
    {
      stdio: ['ignore', stdout, stderr, 'ipc'],
      serialization: 'advanced',
      // Nothing of this machine's environment: certificates named there cost Node 60 ms at the start.
      env: {},
    },
  );
  started.on('message', end);
  started.on('exit', (code) => {
    child = undefined;
    end(code ?? -1);
  });
  return started;
}

function end(code) {
  Atomics.store(answer, 1, code);
  Atomics.store(answer, 0, 1);
  Atomics.notify(answer, 0);
}

let child;
parentPort.on('message', ({ job, giveUp }) => {
  if (job) {
    child ??= start();
    child.send(job);
  } else if (giveUp) {
    child?.removeAllListeners().kill('SIGKILL');
    child = undefined;
  }
});
