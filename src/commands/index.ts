/**
 * Every command: a new one is a file beside this and a line here. Each is loaded only when it is asked for, so that
 * the daily ones start fast.
 */
import type { Command } from './command.ts';

export type Registry = Readonly<Record<string, () => Promise<Command>>>;

export const COMMANDS: Registry = {
  start: async () => (await import('./start.ts')).start,
  today: async () => (await import('./today.ts')).today,
  next: async () => (await import('./next.ts')).next,
  list: async () => (await import('./list.ts')).list,
  show: async () => (await import('./show.ts')).show,
  done: async () => (await import('./done.ts')).done,
  plan: async () => (await import('./plan.ts')).plan,
  status: async () => (await import('./status.ts')).status,
  log: async () => (await import('./log.ts')).log,
  habit: async () => (await import('./habit.ts')).habit,
  'habit done': async () => (await import('./habit.ts')).habitDone,
  application: async () => (await import('./application.ts')).application,
  'application add': async () => (await import('./application.ts')).applicationAdd,
  'application update': async () => (await import('./application.ts')).applicationUpdate,
  job: async () => (await import('./job.ts')).job,
  quiz: async () => (await import('./quiz.ts')).quiz,
  review: async () => (await import('./review.ts')).review,
  practice: async () => (await import('./practice.ts')).practice,
  check: async () => (await import('./check.ts')).check,
  hint: async () => (await import('./hint.ts')).hint,
  solution: async () => (await import('./solution.ts')).solution,
  skip: async () => (await import('./skip.ts')).skip,
  undo: async () => (await import('./undo.ts')).undo,
  scan: async () => (await import('./scan.ts')).scan,
  export: async () => (await import('./export.ts')).exportCommand,
  map: async () => (await import('./map.ts')).map,
  import: async () => (await import('./import.ts')).importCommand,
  'roadmap check': async () => (await import('./roadmap.ts')).roadmapCheck,
  'roadmap use': async () => (await import('./roadmap.ts')).roadmapUse,
  'roadmap show': async () => (await import('./roadmap.ts')).roadmapShow,
  'roadmap new': async () => (await import('./roadmap-new.ts')).roadmapNew,
  'roadmap convert': async () => (await import('./roadmap-convert.ts')).roadmapConvert,
  'roadmap diff': async () => (await import('./roadmap-diff.ts')).roadmapDiff,
  'roadmap schema': async () => (await import('./roadmap.ts')).roadmapSchema,
  config: async () => (await import('./config.ts')).config,
  'config get': async () => (await import('./config.ts')).configGet,
  'config set': async () => (await import('./config.ts')).configSet,
  'config unset': async () => (await import('./config.ts')).configUnset,
  placement: async () => (await import('./placement.ts')).placement,
  doctor: async () => (await import('./doctor.ts')).doctor,
  nudge: async () => (await import('./nudge.ts')).nudge,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./backup.ts')).restore,
  reset: async () => (await import('./backup.ts')).reset,
};
