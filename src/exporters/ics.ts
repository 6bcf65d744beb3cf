/** A calendar as the text of an iCalendar file (RFC 5545), and the slots of a file that was exported before. */
import type { Day } from '../core/day.ts';
import { calendarOf, ownerOf, type Slot } from './calendar.ts';
import type { PlanSource } from './exporter.ts';

export async function renderIcs(source: PlanSource, earlier = ''): Promise<string> {
  const { ICalAlarmType, ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } =
    await import('ical-generator');
  const { events, revision, stamp } = calendarOf(source, slotsIn(earlier, ownerOf(source.facts)));
  const calendar = new ICalCalendar({
    name: 'pybackend-path',
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'pybackend-path', product: 'plan', language: 'EN' },
  });
  for (const event of events) {
    const summary = cleanLine(event.summary);
    calendar.createEvent({
      id: event.uid,
      sequence: revision,
      stamp: new Date(stamp),
      start: new Date(event.start),
      end: new Date(event.end),
      summary,
      description: cleanLines(event.description),
      categories: [{ name: 'pybackend-path' }],
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: event.isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      alarms: event.reminds ? [{ type: ICalAlarmType.display, trigger: 0, description: summary }] : [],
    });
  }
  // The last line ends like all the others; the library leaves that out.
  return `${alarmsLast(calendar.toString())}\r\n`;
}

/** An event's alarm comes behind all its properties (RFC 5545, section 3.6.1); the library puts some of them after it. */
function alarmsLast(text: string): string {
  return text.replace(
    /^(BEGIN:VALARM\r\n.*?^END:VALARM\r\n)(.*?)(?=^END:VEVENT\r\n)/gms,
    (_, alarm: string, properties: string) => properties + alarm,
  );
}

/**
 * The library escapes what has a meaning (backslash, semicolon, comma, line end) and folds, and lets everything else
 * through. What may not stand in the file, or hides, goes before: control characters, invisible and private ones, lone
 * surrogates. The joiners that emoji and several scripts need stay.
 */
function cleanLine(text: string): string {
  return text
    .replace(/(?!\u200c|\u200d)[\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

function cleanLines(text: string): string {
  return text.split('\n').map(cleanLine).join('\n');
}

/** Exactly as they are written above; whatever else is in the file is none of ours. */
const SLOT =
  /^UID:((?:study|review)-(\d{4}-\d{2}-\d{2})-\d{1,3}@([a-z0-9.-]{1,60}))\r?\nSEQUENCE:\d+\r?\nDTSTAMP:\w+\r?\nDTSTART:(\d{8}T\d{6}Z)\r?\nDTEND:(\d{8}T\d{6}Z)\r?$/gm;

function slotsIn(text: string, owner: string): readonly Slot[] {
  return [...text.matchAll(SLOT)].flatMap(([, uid = '', day = '', whose, from = '', to = '']) => {
    const [start, end] = [instantIn(from), instantIn(to)];
    const isOurs = whose === owner && start <= end;
    return isOurs ? [{ uid, day: day as Day, start, end }] : [];
  });
}

/** Of `20261201T180000Z`; not a number when there is no such time. */
function instantIn(text: string): number {
  return Date.parse(text.replace(/^(....)(..)(..T..)(..)(..)Z$/, '$1-$2-$3:$4:$5Z'));
}
