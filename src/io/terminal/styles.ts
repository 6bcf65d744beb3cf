/** The styles in chalk's colours: the basic sixteen only, so that light and dark screens both work. */
import { Chalk } from 'chalk';
import type { Styles } from './paint.ts';

const chalk = new Chalk({ level: 1 });

export const STYLES: Styles = {
  strong: chalk.bold,
  faint: chalk.dim,
  good: chalk.green,
  warn: chalk.yellow,
  bad: chalk.red,
  accent: chalk.cyan,
};
