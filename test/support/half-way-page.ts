/** The page of somebody half way through the path that comes with the program, as a file to open. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { newHome, startedHome } from './cli.ts';
import { itWith } from './programs.ts';

export const folder = newHome().folder;

/** Writes the file and returns its address. */
export function put(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

interface HalfWay {
  readonly address: string;
  readonly html: string;
  readonly titles: readonly string[];
  readonly ids: readonly string[];
}
let half: HalfWay | undefined;

export function halfWay(): HalfWay {
  if (half) return half;
  const home = startedHome({ skills: { 'py-files': 'known', 'html-css': 'known', 'sql-basics': 'partly' } });
  home.run(['done', 'virtual-environments', 'terminal-basics', '--trust']);
  home.run(['skip', 'mongodb']);
  const html = home.run(['export', 'html']).stdout;
  const list = JSON.parse(home.run(['list', '--json']).stdout) as {
    readonly stages: readonly {
      readonly steps: readonly { readonly id: string; readonly title: string }[];
    }[];
  };
  const steps = list.stages.flatMap((stage) => stage.steps);
  half = {
    address: put('half.html', html),
    html,
    titles: steps.map(({ title }) => title),
    ids: steps.map(({ id }) => id),
  };
  return half;
}

export const inChromium = (title: string, test: () => Promise<void>) => itWith('chromium', title, test);

/** The links to a skill. */
export const link = (id: string) => `[href="#${halfWay().ids.indexOf(id) + 1}"]`;
export const box = (id: string) => `a.box${link(id)}`;
