/** How each system shows a file in the learner's browser. Pure, so that every system can be tested on any. */

export interface OpenerInput {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly file: string;
}

/** A program and its arguments, each passed as it is: no shell reads them. */
export interface Opener {
  readonly program: string;
  readonly args: readonly string[];
  /** Whether its exit code tells that the page was opened. */
  readonly tells: boolean;
}

/** Undefined where there is no screen to open anything on, and for a path that none of these programs should see. */
export function openerFor({ platform, env, file }: OpenerInput): Opener | undefined {
  if (platform === 'win32') return windowsOpener(env, file);
  // With a slash in front it can be no option, whatever else is in it.
  if (!file.startsWith('/') || /\p{Cc}/u.test(file)) return undefined;
  if (platform === 'darwin') return { program: '/usr/bin/open', args: [file], tells: true };
  const distribution = env['WSL_DISTRO_NAME'];
  if (distribution) return wslOpener(distribution, file);
  // Without a display xdg-open would put a text browser into this terminal.
  const hasDisplay = Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
  return hasDisplay ? { program: 'xdg-open', args: [file], tells: true } : undefined;
}

/** `start` would need cmd, which is a shell; this is what it calls. */
function windowsOpener(env: OpenerInput['env'], file: string): Opener | undefined {
  const root = env['SystemRoot'] ?? env['SYSTEMROOT'] ?? 'C:\\Windows';
  if (!/^[a-z]:\\[\w .\\-]*$/i.test(root) || !/^[a-z]:\\[^"<>|?*\p{Cc}]+$/iu.test(file)) return undefined;
  return {
    program: `${root}\\System32\\rundll32.exe`,
    args: ['url.dll,FileProtocolHandler', file],
    tells: false,
  };
}

/** Windows' own name of a file that lies in its Linux; Explorer opens it with the browser, and always ends with 1. */
function wslOpener(distribution: string, file: string): Opener | undefined {
  if (!/^[\w.-]{1,100}$/.test(distribution) || /["<>|?*\\:]/.test(file)) return undefined;
  return {
    program: 'explorer.exe',
    args: [`\\\\wsl.localhost\\${distribution}${file.replaceAll('/', '\\')}`],
    tells: false,
  };
}
