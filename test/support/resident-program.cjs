/**
 * The built program in one process that stays, for the many runs of the tests that are about texts and facts: a run
 * costs what the program does, without the start of Node. Every run has modules, arguments, environment, folder and
 * input of its own, writes to the real stdout and stderr, and is over when nothing of it waits any more. A run that
 * ends the process (process.exit, an error that nobody caught) ends this one, too.
 */
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, resolve } = require('node:path');
const { PassThrough } = require('node:stream');
const vm = require('node:vm');

const POLL_MS = 1;

/** Compiled once; what they make of it is new for each run. */
const scripts = new Map();

function scriptOf(file) {
  let known = scripts.get(file);
  if (!known) {
    const text = readFileSync(file, 'utf8').replace(/^#!.*/, '');
    const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${text}\n})`, {
      filename: file,
      importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    known = { script, require: createRequire(file) };
    scripts.set(file, known);
  }
  return known;
}

/** As `require`, but our own files are modules of this run; packages stay loaded. */
function load(file, modules) {
  const known = modules.get(file);
  if (known) return known.exports;
  const module = { exports: {} };
  modules.set(file, module);
  const { script, require: outer } = scriptOf(file);
  const inner = (id) => (id.startsWith('.') ? load(resolve(dirname(file), id), modules) : outer(id));
  script.runInThisContext()(module.exports, inner, module, file, dirname(file));
  return module.exports;
}

/** What keeps the process alive: at rest the line to the tests alone. */
const waiting = () => process.getActiveResourcesInfo().length;

function run({ binary, args, env, cwd, input }) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, binary, ...args];
  const stdin = new PassThrough();
  stdin.end(input);
  Object.defineProperty(process, 'stdin', { configurable: true, enumerable: true, value: stdin });
  const atRest = waiting();
  load(binary, new Map());
  const poll = setInterval(() => {
    if (process.exitCode === undefined || waiting() > atRest) return;
    clearInterval(poll);
    end();
  }, POLL_MS);
  // Else it would be something that waits.
  poll.unref();
}

function end() {
  const code = process.exitCode;
  process.exitCode = undefined;
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.send(code);
}

process.on('message', run);
process.on('disconnect', () => process.exit());
