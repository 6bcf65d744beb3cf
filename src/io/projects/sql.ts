/** What SQL shows, in files of its own and in texts of Python. */
import type { Sighting } from '../../core/evidence/reading.ts';
import type { Sign } from '../../core/roadmap/signs.ts';
import { lineStarts } from './line-starts.ts';

/** How a statement begins, with its second word where the first is a word of everyday English. */
const START =
  /^\s*(select\s[^;]{1,2000}?\sfrom\s|insert\s+into\s|update\s+["`\w.{}]+\s+set\s+["`\w.{}]+\s*=|delete\s+from\s|create\s+(temp\w*\s+)?(table|(unique\s+)?index|view)\s|alter\s+table\s|with\s+\w+\s+as\s*\(|begin\s*(;|transaction|immediate)|savepoint\s)/i;

const KINDS: readonly (readonly [RegExp, Sign])[] = [
  [/\bjoin\s+["`\w.(]/i, 'sql-join'],
  [/\bgroup\s+by\b/i, 'sql-join'],
  [/\bcreate\s+(temp\w*\s+)?table\b|\balter\s+table\b/i, 'sql-table'],
  [/\bcreate\s+(unique\s+)?index\b/i, 'sql-index'],
  [/^\s*(begin|savepoint|start\s+transaction)\b|\bfor\s+update\b/i, 'sql-transaction'],
];

/** Signs of one statement; none when it is not one. `isText`: it stands in code, where it may be anything. */
export function sqlSigns(statement: string, isText: boolean): readonly Sign[] {
  if (isText && !START.test(statement)) return [];
  const signs = KINDS.flatMap(([pattern, sign]) => (pattern.test(statement) ? [sign] : []));
  return [
    ...(/\b(select|insert|update|delete)\b/i.test(statement) ? (['sql-query'] as const) : []),
    ...signs,
  ];
}

/** Longer statements are dumps. */
const MOST_STATEMENT = 20_000;
const MOST_STATEMENTS = 2_000;

export function sqlFileSightings(text: string): readonly Sighting[] {
  const lineAt = lineStarts(text);
  const seen = new Map<Sign, { count: number; from: number }>();
  let from = 0;
  for (const statement of text.split(';').slice(0, MOST_STATEMENTS)) {
    const start = from + Math.max(0, statement.search(/\S/));
    if (statement.length <= MOST_STATEMENT) {
      for (const sign of sqlSigns(withoutComments(statement), false)) {
        const before = seen.get(sign);
        seen.set(sign, { count: (before?.count ?? 0) + 1, from: before?.from ?? start });
      }
    }
    from += statement.length + 1;
  }
  return [...seen].map(([name, { count, from: at }]) => ({ kind: 'sign', name, line: lineAt(at), count }));
}

function withoutComments(statement: string): string {
  return statement.replace(/--[^\n]*/g, '');
}
