/** The small programs that a scheduler runs: they ask what is due and show it, or do nothing. */
import { powershellWord, shWord } from './shell-words.ts';

export interface ReminderProgram {
  /** Node and our own file, in full: a scheduler knows no paths of the learner's shell. */
  readonly program: readonly string[];
  /** The folder for `--home`, where it is not the usual one. */
  readonly home: string | undefined;
}

const MADE_BY =
  '# Made by pybackend-path today --remind-with. Shows what is due, and nothing when nothing is.';

/** A notification where there is one, else mail, else printed: cron mails what is printed. */
export function remindSh(program: ReminderProgram): string {
  return `#!/bin/sh
${MADE_BY}
text=$(${wordsOf(program).map(shWord).join(' ')}) || exit 1
[ -n "$text" ] || exit 0
if command -v notify-send >/dev/null 2>&1; then
  : "\${XDG_RUNTIME_DIR:=/run/user/$(id -u)}"
  : "\${DBUS_SESSION_BUS_ADDRESS:=unix:path=$XDG_RUNTIME_DIR/bus}"
  export XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS
  notify-send pybackend-path "$text" 2>/dev/null && exit 0
fi
if command -v osascript >/dev/null 2>&1; then
  osascript -e 'on run argv' \\
    -e 'display notification (item 1 of argv) with title "pybackend-path"' \\
    -e 'end run' "$text" >/dev/null 2>&1 && exit 0
fi
if command -v mail >/dev/null 2>&1; then
  printf '%s\\n' "$text" | mail -s pybackend-path "$(id -un)" && exit 0
fi
printf '%s\\n' "$text"
`;
}

/** A toast of the system, else a message box. */
export function remindPs1(program: ReminderProgram): string {
  return `${MADE_BY}
$text = (& ${wordsOf(program).map(powershellWord).join(' ')} | Out-String).Trim()
if (-not $text) { exit }
try {
    [void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
    $toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent([Windows.UI.Notifications.ToastTemplateType]::ToastText02)
    $rows = $toast.GetElementsByTagName('text')
    [void]$rows.Item(0).AppendChild($toast.CreateTextNode('pybackend-path'))
    [void]$rows.Item(1).AppendChild($toast.CreateTextNode($text))
    $shell = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
    [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($shell).Show([Windows.UI.Notifications.ToastNotification]::new($toast))
} catch {
    msg.exe $env:USERNAME $text
}
`;
}

function wordsOf({ program, home }: ReminderProgram): readonly string[] {
  return [...program, 'nudge', '--show', ...(home === undefined ? [] : ['--home', home])];
}
