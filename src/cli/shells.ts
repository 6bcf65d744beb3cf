/** The script that makes a shell ask us what can stand at the cursor. */
import type { Shell } from '../shell.ts';

export const COMPLETION_SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# bash completion for pybackend-path. Add to ~/.bashrc:  eval "$(pybackend-path completion bash)"
_pybackend_path() {
  local current="\${COMP_WORDS[COMP_CWORD]}" value rest
  COMPREPLY=()
  while IFS=$'\\t' read -r value rest; do
    if [ "$value" = ':file' ]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$current")
      return
    fi
    COMPREPLY+=("$value")
  done < <(pybackend-path complete "--current=$current" -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -F _pybackend_path pybackend-path
`,
  zsh: `#compdef pybackend-path
# zsh completion for pybackend-path. Add to ~/.zshrc:  eval "$(pybackend-path completion zsh)"
_pybackend_path() {
  local line
  local -a values
  for line in "\${(@f)$(pybackend-path complete "--current=\${words[CURRENT]}" -- "\${(@)words[2,CURRENT-1]}" 2>/dev/null)}"; do
    if [[ $line == ':file' ]]; then
      _files
      return
    fi
    [[ -n $line ]] && values+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe 'pybackend-path' values
}
compdef _pybackend_path pybackend-path
`,
  fish: `# fish completion for pybackend-path. Add to ~/.config/fish/config.fish:  pybackend-path completion fish | source
function __pybackend_path_complete
    set -l before (commandline -opc)
    set -l found (pybackend-path complete "--current="(commandline -ct) -- $before[2..-1] 2>/dev/null)
    if test "$found[1]" = ':file'
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $found
    end
end
complete -c pybackend-path -f -a '(__pybackend_path_complete)'
`,
  powershell: `# PowerShell completion for pybackend-path. Add to $PROFILE:  pybackend-path completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName pybackend-path -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    $found = @(& pybackend-path complete "--current=$wordToComplete" -- @before 2>$null)
    if ($found.Count -gt 0 -and $found[0].StartsWith(':file')) { return }
    foreach ($line in $found) {
        $value, $summary = $line -split "\`t", 2
        if (-not $summary) { $summary = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $summary)
    }
}
`,
};
