/** Every command: a new one is a file beside this and a line here. */
import { backup, reset, restore } from './backup.ts';
import type { Command } from './command.ts';
import { config, configGet, configSet, configUnset } from './config.ts';
import { doctor } from './doctor.ts';
import { done } from './done.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { list } from './list.ts';
import { next } from './next.ts';
import { roadmapCheck, roadmapSchema, roadmapShow, roadmapUse } from './roadmap.ts';
import { show } from './show.ts';
import { skip } from './skip.ts';
import { start } from './start.ts';
import { undo } from './undo.ts';

export const COMMANDS: readonly Command[] = [
  start,
  next,
  list,
  show,
  done,
  skip,
  undo,
  exportCommand,
  importCommand,
  roadmapCheck,
  roadmapUse,
  roadmapShow,
  roadmapSchema,
  config,
  configGet,
  configSet,
  configUnset,
  doctor,
  backup,
  restore,
  reset,
];
