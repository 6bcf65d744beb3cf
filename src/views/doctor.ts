/** What `doctor` found. */
import type { Finding } from '../documents.ts';
import { bad, good, indented, type Line, line, type Span, warn } from '../screen.ts';

const MARKS: Readonly<Record<Finding['level'], Span>> = {
  fine: good('ok'),
  note: warn('note'),
  fault: bad('FAULT'),
};

export function doctorView(findings: readonly Finding[]): readonly Line[] {
  const faults = findings.filter(({ level }) => level === 'fault').length;
  return [
    ...findings.flatMap(({ topic, level, says, fix }) => [
      line(MARKS[level], ` ${topic}: ${says}`),
      ...(fix ? [indented(4, fix)] : []),
    ]),
    line(faults === 0 ? 'All is well.' : bad(`${faults} to mend.`)),
  ];
}
