/** One project of a scan: whose it is taken to be, and what was not counted. */
import type { Authorship, LeftOut, ScannedProject } from '../projects-context.ts';
import { faint, indented, type Line, line, strong, warn } from '../screen.ts';
import { counted, listed } from '../words/amounts.ts';

export function projectLines(project: ScannedProject): readonly Line[] {
  const { folder, files, pythonFiles, authorship, tutorials, isHistoryCut } = project;
  if (authorship.kind === 'foreign') return [line(strong(folder)), ...foreignLines(authorship)];
  if (authorship.kind === 'unclear')
    return [line(strong(folder)), indented(2, warn('Not counted'), `: ${UNCLEAR[authorship.why]}`)];
  if (authorship.kind === 'copy') return [line(strong(folder), `: the same project as ${authorship.of}.`)];
  return [
    line(strong(folder), `: ${counted(files, 'file')}, ${pythonFiles} of Python`),
    indented(2, faint(whose(authorship))),
    ...(isHistoryCut ? [indented(2, faint('The history is long: the newest part of it was read.'))] : []),
    ...tutorials.map((title) => indented(2, `Not counted: a copy of ${title}.`)),
    ...leftOutLines(project),
  ];
}

function foreignLines({ authors, all }: Extract<Authorship, { kind: 'foreign' }>): readonly Line[] {
  return [
    indented(2, warn('Not counted'), `: no commit of ${all} is yours; they are by ${listed(authors)}.`),
    indented(2, 'Do you commit with another address? --author ADDRESS. Is it yours all the same? --everyone'),
  ];
}

function whose(authorship: Extract<Authorship, { kind: 'own' | 'all' }>): string {
  if (authorship.kind === 'own') {
    const { commits, all } = authorship;
    return commits === all
      ? all === 1
        ? 'The only commit is yours.'
        : `All ${all} commits are yours.`
      : `${commits} of ${counted(all, 'commit')} are yours; files that you mostly wrote count.`;
  }
  return WHOLE[authorship.why];
}

const WHOLE: Readonly<Record<Extract<Authorship, { kind: 'all' }>['why'], string>> = {
  asked: 'Every file counts, whoever wrote it.',
  'no-history': 'There is no Git history: every file is taken for yours.',
  'no-git': 'Git is not installed here, so nobody can tell who wrote what: every file is taken for yours.',
};

const UNCLEAR: Readonly<Record<Extract<Authorship, { kind: 'unclear' }>['why'], string>> = {
  'no-address':
    'Git does not know your address (user.email). Name it with --author ADDRESS, or count every file with --everyone.',
  'git-refuses':
    'Git does not trust this folder, which belongs to another user, so that --author has nothing to go by. Is it yours all the same? --everyone',
  'git-slow': 'Git took too long to tell whose it is. Is all of it yours? --everyone',
};

const REASONS: readonly (readonly [LeftOut, (count: number) => string])[] = [
  ['vendored', (count) => `${counted(count, 'folder')} of environments, packages and builds`],
  ['others', (count) => `${counted(count, 'file')} that others mostly wrote`],
  ['uncommitted', (count) => `${counted(count, 'file')} that ${count === 1 ? 'is' : 'are'} not committed`],
  ['not-told', (count) => `${counted(count, 'file')} that the newest part of the history does not tell of`],
  ['generated', (count) => `${counted(count, 'file')} that tools made`],
  ['tutorial', (count) => `${counted(count, 'file')} of a tutorial`],
  ['exercise', (count) => `${counted(count, 'folder')} of exercises, which are checked by themselves`],
  ['link', (count) => counted(count, 'link')],
  ['special', (count) => `${counted(count, 'pipe or device', 'pipes and devices')}`],
  ['unreadable', (count) => `${counted(count, 'file or folder', 'files and folders')} that cannot be read`],
  ['binary', (count) => `${counted(count, 'file')} that hold no text`],
  ['too-large', (count) => `${counted(count, 'file')} over 512 KiB`],
  ['beyond', (count) => `${counted(count, 'place')} beyond what one scan reads`],
];

function leftOutLines({ leftOut }: ScannedProject): readonly Line[] {
  const parts = REASONS.flatMap(([reason, words]) => {
    const count = leftOut[reason] ?? 0;
    return count > 0 ? [words(count)] : [];
  });
  return parts.length > 0 ? [indented(2, faint(`Not counted: ${listed(parts)}.`))] : [];
}
