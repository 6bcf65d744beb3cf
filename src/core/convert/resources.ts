/** Links of a source as resources: web addresses only, each once, eight at most. */
import * as v from 'valibot';
import type { Resource } from '../roadmap/roadmap.ts';
import { address, text } from '../shape/fields.ts';
import { cleaned } from './clean.ts';
import type { DraftLink } from './draft.ts';
import { type Notes, note } from './notes.ts';

const MOST = 8;
/** No source says how long something takes. */
const HOURS = 1;

export function resourcesFrom(links: readonly DraftLink[], notes: Notes, at: string): readonly Resource[] {
  const found = new Map<string, Resource>();
  for (const link of links) {
    const url = link.url.trim();
    if (!isWebAddress(url)) note(notes, 'link-not-web', `${at}: ${shown(url)}`);
    else if (found.has(url)) note(notes, 'link-repeated', at);
    else if (found.size === MOST) note(notes, 'link-beyond', at);
    else found.set(url, resourceFrom(link, url, notes, at));
  }
  return [...found.values()];
}

function resourceFrom(link: DraftLink, url: string, notes: Notes, at: string): Resource {
  const site = siteOf(url);
  return {
    title: cleaned(link.title, 160, notes, at) ?? site,
    url,
    site,
    kind: link.kind ?? (VIDEOS.test(site) ? 'video' : 'tutorial'),
    cost: 'free',
    hours: HOURS,
    broad: false,
  };
}

/** Where the source names nothing to learn from: a search that a learner can begin with. */
export function searchFor(title: string): Resource {
  return {
    title: `Look it up: ${title}`,
    url: `https://en.wikipedia.org/w/index.php?search=${encodeURIComponent(title)}`,
    site: 'Wikipedia',
    kind: 'docs',
    cost: 'free',
    hours: HOURS,
    broad: false,
  };
}

const VIDEOS = /(^|\.)(youtube\.com|youtu\.be|vimeo\.com)$/;
const WEB = v.pipe(text(2000), address);

function isWebAddress(url: string): boolean {
  return v.is(WEB, url);
}

function siteOf(url: string): string {
  const host = /^https?:\/\/([^/?#:@]+)/i.exec(url)?.[1] ?? '';
  return host
    .toLowerCase()
    .replace(/^www\./, '')
    .slice(0, 80);
}

function shown(url: string): string {
  const start = url.slice(0, 40).replace(/[^\x20-\x7e]/g, '?');
  return url.length > 40 ? `${start}...` : start;
}
