/** Which patterns of the roadmap a file or a folder fits. Most are plain names, and those are looked up. */
import picomatch from 'picomatch';

export interface Patterns {
  /** Patterns that the path fits; one of a folder ends with a slash. */
  readonly matches: (path: string) => readonly string[];
}

/** More stars than honest patterns have would make matching slow. */
const MOST_STARS = 6;

/** `name`, `*.end`, `folder/` and `*` inside names fit at any depth; a path with slashes fits the end of paths. */
export function patternsOf(patterns: readonly string[]): Patterns {
  const names = new Map<string, string[]>();
  const ends = new Map<string, string[]>();
  const others: { readonly pattern: string; readonly fits: (path: string) => boolean }[] = [];
  for (const pattern of patterns) {
    const plain = pattern.endsWith('/') ? pattern.slice(0, -1) : pattern;
    if (!/[*?[\]{}()!+@/\\]/.test(plain)) addTo(names, pattern, pattern);
    else if (/^\*\.[^*?[\]{}()!+@/\\.]+$/.test(pattern)) addTo(ends, pattern.slice(2), pattern);
    else if (pattern.split('*').length <= MOST_STARS + 1 && !/[(){}[\]!+@\\]/.test(pattern)) {
      others.push({ pattern, fits: picomatch(`**/${plain}`, { dot: true, nobrace: true, noextglob: true }) });
    }
  }
  return {
    matches: (path) => {
      const isFolder = path.endsWith('/');
      const whole = isFolder ? path.slice(0, -1) : path;
      const name = whole.slice(whole.lastIndexOf('/') + 1);
      const found = [...(names.get(isFolder ? `${name}/` : name) ?? [])];
      if (!isFolder) found.push(...(ends.get(name.slice(name.lastIndexOf('.') + 1)) ?? []));
      for (const { pattern, fits } of others) {
        if (pattern.endsWith('/') === isFolder && fits(whole)) found.push(pattern);
      }
      return found;
    },
  };
}

function addTo(map: Map<string, string[]>, key: string, pattern: string): void {
  const there = map.get(key);
  if (there) there.push(pattern);
  else map.set(key, [pattern]);
}
