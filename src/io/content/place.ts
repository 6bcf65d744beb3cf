/** Where in a YAML text a path of keys and indexes leads. */
import type { Document, Node } from 'yaml';

/**
 * The offset of the value at the path; of its key when the key itself is meant. Where the path leads to nothing (a
 * field is missing), the place of what it is missing from.
 */
export function placeIn(document: Document, path: readonly (string | number)[], wantsKey: boolean): number {
  let place = 0;
  let node: unknown = document.contents;
  for (const [at, step] of path.entries()) {
    place = startOf(node) ?? place;
    const pair = typeof step === 'string' ? itemsOf(node).find((item) => keyOf(item) === step) : undefined;
    const key = startOf(property(pair, 'key'));
    const next: unknown = typeof step === 'number' ? itemsOf(node)[step] : property(pair, 'value');
    if (next === undefined && key === undefined) return place;
    if (wantsKey && at === path.length - 1 && key !== undefined) return key;
    place = key ?? place;
    node = next;
  }
  return startOf(node) ?? place;
}

function itemsOf(node: unknown): readonly unknown[] {
  const items = property(node, 'items');
  return Array.isArray(items) ? items : [];
}

function keyOf(pair: unknown): string | undefined {
  const key = property(pair, 'key');
  return key === undefined ? undefined : String(property(key, 'value'));
}

function startOf(node: unknown): number | undefined {
  const range = property(node, 'range') as Node['range'] | undefined;
  return range?.[0];
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
