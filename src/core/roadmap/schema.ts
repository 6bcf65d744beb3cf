/** What a roadmap file must look like: one description for the checks, the types and the JSON Schema for editors. */
import * as v from 'valibot';
import { address, described, id, listOf, text, whole } from '../shape/fields.ts';
import { SIGNS } from './signs.ts';

const count = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(0, 'must not be negative'));
const hours = v.pipe(
  v.number(),
  v.gtValue(0, 'must be more than 0'),
  v.maxValue(1000, 'must not be more than 1000'),
);
const ids = v.pipe(v.array(id), v.maxLength(200, 'must not name more than 200'));
const words = v.pipe(v.array(text(80)), v.maxLength(100, 'must not hold more than 100'));

const resource = v.strictObject({
  title: text(160),
  url: address,
  site: text(80),
  kind: v.picklist(['docs', 'tutorial', 'course', 'book', 'video', 'practice']),
  cost: v.picklist(['free', 'paid']),
  hours,
  broad: described(v.optional(v.boolean(), false), 'Covers far more than this one skill'),
});

const skill = v.strictObject({
  id: described(id, 'Stable name, never changed: what learners did is kept under it'),
  was: described(
    v.optional(ids, []),
    'Ids that it had before: what learners did under them counts for this skill',
  ),
  title: text(120),
  summary: v.optional(text(500)),
  stage: id,
  level: v.picklist(['beginner', 'intermediate', 'advanced']),
  hours: v.pipe(
    v.strictObject({ min: hours, max: hours }),
    v.check(({ min, max }) => min <= max, 'must not have a min above its max'),
  ),
  tracks: described(v.pipe(ids, v.minLength(1, 'must name one track at least')), 'The tracks it belongs to'),
  optional: v.optional(v.boolean(), false),
  prerequisites: described(
    v.optional(ids, []),
    'Hard: whoever masters this skill can be assumed to have them',
  ),
  recommendedAfter: described(v.optional(ids, []), 'Soft: teaching order only'),
  milestone: v.optional(v.picklist(['first-job', 'full']), 'full'),
  outcomes: described(
    v.pipe(
      v.array(text(200)),
      v.minLength(1, 'must hold one outcome at least'),
      v.maxLength(6, 'must not hold more than 6 outcomes'),
    ),
    'What a person can do afterwards; the learner is asked these',
  ),
  demand: v.optional(
    v.strictObject({ adverts: count, recent: count, umbrella: v.optional(v.boolean(), false) }),
  ),
  keywords: v.optional(
    v.strictObject({
      terms: v.optional(words, []),
      adverts: described(
        v.optional(words),
        'Words by which job adverts ask for this skill, whichever skill has them among its terms',
      ),
      imports: v.optional(words, []),
      packages: v.optional(words, []),
      files: v.optional(words, []),
      signs: described(
        v.optional(v.pipe(v.array(v.picklist(SIGNS)), v.maxLength(40, 'must not hold more than 40'))),
        'What else in a project shows the skill, for `scan`',
      ),
    }),
    {},
  ),
  resources: v.pipe(
    v.array(resource),
    v.minLength(1, 'must hold one resource at least'),
    v.maxLength(8, 'must not hold more than 8 resources'),
  ),
});

const habit = v.strictObject({
  id: described(id, 'Stable name: when it was kept is remembered under it'),
  title: described(text(120), 'Begins with a verb'),
  how: described(text(300), 'How to do it, in a sentence or two'),
  everyDays: described(whole(1, 365), 'How many days lie between one time and the next'),
  minutes: whole(1, 240),
  after: described(v.optional(ids, []), 'Skills without which it makes no sense yet'),
});

export const ROADMAP_SCHEMA = v.strictObject({
  format: described(v.literal(1), 'The version of this format'),
  id,
  title: text(120),
  summary: v.optional(text(500)),
  adverts: described(
    v.optional(v.strictObject({ total: count, recent: count })),
    'How many adverts were counted for the demand of the skills',
  ),
  stages: listOf(v.strictObject({ id, title: text(120), summary: v.optional(text(500)) }), 'stage', 100),
  tracks: listOf(v.strictObject({ id, title: text(120) }), 'track', 100),
  paths: listOf(
    v.strictObject({
      id,
      title: text(120),
      summary: v.optional(text(500)),
      tracks: v.pipe(ids, v.minLength(1, 'must name one track at least')),
      leaveOut: v.optional(ids, []),
    }),
    'path',
    100,
  ),
  skills: listOf(skill, 'skill', 10_000),
  habits: described(
    v.optional(v.pipe(v.array(habit), v.maxLength(50, 'must not hold more than 50 habits')), []),
    'Small things to do again and again; `today` reminds of them',
  ),
});
