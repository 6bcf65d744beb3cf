/**
 * Lines for the start-up file of a shell: they print one line when something is due. They start no program (but `date`
 * where the shell cannot tell the day), read one small file, and take nothing from it but plain words: nothing in it is
 * ever evaluated or can move the cursor. Silent when there is no such file, or nobody at the terminal.
 */
import type { Shell } from '../shell.ts';
import { bashWord, fishWord, powershellWord } from './shell-words.ts';

/** By shell, made for the path of the file. */
export const NUDGE_SNIPPETS: Readonly<Record<Shell, (file: string) => string>> = {
  bash: bashSnippet,
  zsh: zshSnippet,
  fish: fishSnippet,
  powershell: powershellSnippet,
};

const OFF =
  '# It reads one small file and does not start pybackend-path. Turn it off:  pybackend-path nudge --off';

function bashSnippet(file: string): string {
  return `# One line when something is due in pybackend-path. Add to ~/.bashrc, once:  pybackend-path nudge bash >> ~/.bashrc
${OFF}
_pybackend_path_nudge() {
  local file=${bashWord(file)} today day text due=''
  [[ $- == *i* && -t 1 && -z \${_pybackend_path_nudged-} && -f $file && -r $file ]] || return 0
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 402)); then
    printf -v today '%(%Y-%m-%d)T' -1
  else
    today=$(date +%Y-%m-%d)
  fi
  while IFS=$'\\t' read -r day text; do
    [[ $day == [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] && $text != *[!a-zA-Z0-9\\ ,.:-]* ]] || continue
    [[ $day > $today ]] && break
    due=$text
  done < "$file"
  [[ -n $due ]] && _pybackend_path_nudged=1 && printf '%s\\n' "$due"
  return 0
}
_pybackend_path_nudge
unset -f _pybackend_path_nudge
`;
}

function zshSnippet(file: string): string {
  return `# One line when something is due in pybackend-path. Add to ~/.zshrc, once:  pybackend-path nudge zsh >> ~/.zshrc
${OFF}
_pybackend_path_nudge() {
  emulate -L zsh
  local file=${bashWord(file)} today day text due=''
  [[ -o interactive && -t 1 && -z \${_pybackend_path_nudged-} && -f $file && -r $file ]] || return 0
  today=\${(%):-"%D{%Y-%m-%d}"}
  while IFS=$'\\t' read -r day text; do
    [[ $day == [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] && $text != *[^a-zA-Z0-9\\ ,.:-]* ]] || continue
    [[ $day > $today ]] && break
    due=$text
  done < $file
  [[ -n $due ]] && typeset -g _pybackend_path_nudged=1 && print -r -- $due
  return 0
}
_pybackend_path_nudge
unfunction _pybackend_path_nudge
`;
}

function fishSnippet(file: string): string {
  return `# One line when something is due in pybackend-path. Put it there:  pybackend-path nudge fish > ~/.config/fish/conf.d/pybackend-path-nudge.fish
${OFF}
function __pybackend_path_nudge
    set -l file ${fishWord(file)}
    status is-interactive; and test -t 1; and test -f $file; and test -r $file; or return 0
    set -l today (date +%Y%m%d)
    string match -qr '^[0-9]{8}$' -- "$today"; or return 0
    set -l due
    for line in (string match -r '^[0-9]{4}-[0-9]{2}-[0-9]{2}\\t[a-zA-Z0-9 ,.:-]*$' < $file)
        set -l parts (string split -m 1 -- \\t $line)
        test (string replace -a - '' -- $parts[1]) -gt $today; and break
        set due $parts[2]
    end
    test -n "$due"; and printf '%s\\n' $due
    return 0
end
__pybackend_path_nudge
functions -e __pybackend_path_nudge
`;
}

function powershellSnippet(file: string): string {
  return `# One line when something is due in pybackend-path. Add to $PROFILE, once:  pybackend-path nudge powershell | Add-Content $PROFILE
${OFF}
& {
    $file = ${powershellWord(file)}
    $words = [Environment]::GetCommandLineArgs()
    $isScript = $words -match '^-(c|command|f|file|ec|encodedcommand|noni.*)$' -and -not ($words -match '^-noe')
    if ($isScript -or [Console]::IsOutputRedirected -or (Test-Path variable:global:PybackendPathNudged)) { return }
    if (-not [IO.File]::Exists($file)) { return }
    try { $lines = [IO.File]::ReadAllLines($file) } catch { return }
    $today = [DateTime]::Now.ToString('yyyy-MM-dd', [Globalization.CultureInfo]::InvariantCulture)
    $due = ''
    foreach ($line in $lines) {
        if ($line -notmatch '^([0-9]{4}-[0-9]{2}-[0-9]{2})\\t([a-zA-Z0-9 ,.:-]*)$') { continue }
        if ([string]::CompareOrdinal($Matches[1], $today) -gt 0) { break }
        $due = $Matches[2]
    }
    if ($due) {
        $global:PybackendPathNudged = $true
        Write-Host $due
    }
}
`;
}
