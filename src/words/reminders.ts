/**
 * How the scheduler of a system reminds at a time of the day: files to make and commands to run. Only told, never done: what
 * a system starts by itself is for its owner to decide.
 */
import { type ReminderProgram, remindPs1, remindSh } from './remind-scripts.ts';
import { powershellWord, shWord, systemdWord, xmlText } from './shell-words.ts';

export const SCHEDULERS = ['cron', 'systemd', 'launchd', 'task-scheduler'] as const;
export type Scheduler = (typeof SCHEDULERS)[number];

export interface Reminder {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** To run when the files are there. */
  readonly commands: readonly string[];
  /** To run to take it back. */
  readonly undo: readonly string[];
}

export interface ReminderInput extends ReminderProgram {
  /** `18:30` */
  readonly at: string;
  /** Where our own script goes. */
  readonly folder: string;
  /** The learner's home. */
  readonly userFolder: string;
}

export function reminderFor(scheduler: Scheduler, input: ReminderInput): Reminder {
  return REMINDERS[scheduler](input);
}

const REMINDERS: Readonly<Record<Scheduler, (input: ReminderInput) => Reminder>> = {
  cron,
  systemd,
  launchd,
  'task-scheduler': taskScheduler,
};

/** Tells our line in the table of cron from the others. */
const CRON_MARK = '# pybackend-path reminder';

function cron(input: ReminderInput): Reminder {
  const script = scriptOf(input);
  const [hour, minute] = timeOf(input.at);
  // To cron a % is the end of the line, unless there is a backslash before it.
  const run = `/bin/sh ${shWord(script.path)}`.replaceAll('%', '\\%');
  const others = `crontab -l 2>/dev/null | grep -v '${CRON_MARK}$'`;
  const row = shWord(`${minute} ${hour} * * * ${run} ${CRON_MARK}`);
  return {
    files: [script],
    commands: [`{ ${others}; printf '%s\\n' ${row}; } | crontab -`],
    undo: [`${others} | crontab -`, remove(script.path)],
  };
}

function systemd(input: ReminderInput): Reminder {
  const script = scriptOf(input);
  const unit = (ending: string, text: string) => ({
    path: `${input.userFolder}/.config/systemd/user/pybackend-path-reminder.${ending}`,
    text: `[Unit]\nDescription=What is due in pybackend-path\n\n${text}`,
  });
  const service = unit('service', `[Service]\nType=oneshot\nExecStart=/bin/sh ${systemdWord(script.path)}\n`);
  // Persistent: a time at which the computer was off is made up for.
  const timer = unit(
    'timer',
    `[Timer]\nOnCalendar=*-*-* ${input.at}:00\nPersistent=true\n\n[Install]\nWantedBy=timers.target\n`,
  );
  const name = 'pybackend-path-reminder.timer';
  return {
    files: [script, service, timer],
    commands: [
      'systemctl --user daemon-reload',
      `systemctl --user enable ${name}`,
      `systemctl --user restart ${name}`,
    ],
    undo: [
      `systemctl --user disable --now ${name}`,
      remove(service.path, timer.path, script.path),
      'systemctl --user daemon-reload',
    ],
  };
}

const LABEL = 'pybackend-path.reminder';

function launchd(input: ReminderInput): Reminder {
  const script = scriptOf(input);
  const [hour, minute] = timeOf(input.at);
  const agent = {
    path: `${input.userFolder}/Library/LaunchAgents/${LABEL}.plist`,
    text: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>${LABEL}</string>
  <key>ProgramArguments</key>
  <array>
    <string>/bin/sh</string>
    <string>${xmlText(script.path)}</string>
  </array>
  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>${hour}</integer>
    <key>Minute</key>
    <integer>${minute}</integer>
  </dict>
</dict>
</plist>
`,
  };
  const stop = `launchctl bootout "gui/$(id -u)/${LABEL}" 2>/dev/null`;
  return {
    files: [script, agent],
    commands: [stop, `launchctl bootstrap "gui/$(id -u)" ${shWord(agent.path)}`],
    undo: [stop, remove(agent.path, script.path)],
  };
}

const TASK = 'pybackend-path reminder';

/** As a file: a command line for schtasks has no room for long paths, and its tasks never run on battery. */
function taskScheduler(input: ReminderInput): Reminder {
  const script = { path: `${input.folder}\\remind.ps1`, text: remindPs1(input) };
  const task = {
    path: `${input.folder}\\reminder.xml`,
    text: `<?xml version="1.0"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>What is due in pybackend-path</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T${input.at}:00</StartBoundary>
      <Enabled>true</Enabled>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <Enabled>true</Enabled>
    <ExecutionTimeLimit>PT5M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>powershell.exe</Command>
      <Arguments>${xmlText(`-NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -File "${script.path}"`)}</Arguments>
    </Exec>
  </Actions>
</Task>
`,
  };
  const files = [task.path, script.path].map(powershellWord).join(', ');
  return {
    files: [script, task],
    commands: [`schtasks /Create /F /TN '${TASK}' /XML ${powershellWord(task.path)}`],
    undo: [`schtasks /Delete /F /TN '${TASK}'`, `Remove-Item -LiteralPath ${files}`],
  };
}

function scriptOf(input: ReminderInput): Reminder['files'][number] {
  return { path: `${input.folder}/remind.sh`, text: remindSh(input) };
}

/** Hour and minute, as numbers without leading zeros. */
function timeOf(at: string): readonly [number, number] {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return [hour, minute];
}

function remove(...paths: readonly string[]): string {
  return `rm -f ${paths.map(shWord).join(' ')}`;
}
