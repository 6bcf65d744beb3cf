/** A reminder as a script: to read, and then to paste or to pipe into the shell that it is for. */

import type { Reminder, Scheduler } from '../words/reminders.ts';
import { powershellWord, shWord } from '../words/shell-words.ts';

export function remindScript(scheduler: Scheduler, at: string, reminder: Reminder): string {
  return scheduler === 'task-scheduler' ? inPowershell(at, reminder) : inSh(scheduler, at, reminder);
}

function inSh(scheduler: Scheduler, at: string, { files, commands, undo }: Reminder): string {
  const folders = foldersOf(files).map(shWord).join(' ');
  const makeFile = ({ path, text }: Reminder['files'][number]) =>
    `cat > ${shWord(path)} <<'END_OF_FILE'\n${text}END_OF_FILE\n\n`;
  return `# A reminder at ${at} every day, by ${scheduler}. Nothing is changed yet. Read this first.
# To do it all, run the same command again with this behind it:  | sh

mkdir -p ${folders}
${files.map(makeFile).join('')}${commands.join('\n')}

${undoWords(undo)}`;
}

function inPowershell(at: string, { files, commands, undo }: Reminder): string {
  const folders = foldersOf(files).map(powershellWord).join(', ');
  const makeFile = ({ path, text }: Reminder['files'][number]) =>
    `@'\n${text}'@ | Set-Content -Encoding Ascii -LiteralPath ${powershellWord(path)}\n\n`;
  return `# A reminder at ${at} every day, by the Task Scheduler of Windows. Nothing is changed yet. Read this first.
# To do it all, run the same command again with this behind it:  | Out-String | Invoke-Expression

New-Item -ItemType Directory -Force ${folders} | Out-Null
${files.map(makeFile).join('')}${commands.join('\n')}

${undoWords(undo)}`;
}

function undoWords(undo: Reminder['undo']): string {
  return `# To take it back:\n${undo.map((command) => `#   ${command}\n`).join('')}`;
}

function foldersOf(files: Reminder['files']): readonly string[] {
  const end = (path: string) => Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return [...new Set(files.map(({ path }) => path.slice(0, end(path))))];
}
