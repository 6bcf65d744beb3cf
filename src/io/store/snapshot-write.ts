/** Writing the snapshot through conf, which alone would neither lock nor notice a full disk. */
import { FILE_MODE, makeFolder } from './durable.ts';
import { withLock } from './lock.ts';
import { SNAPSHOT } from './names.ts';
import { readText } from './read-text.ts';
import { removeQuietly } from './remove-quietly.ts';
import { seal } from './seal.ts';

export interface SnapshotWrite {
  readonly folder: string;
  readonly file: string;
  readonly value: object;
  readonly lockWaitMs: number;
  /** Sets aside what is there if it is damaged: conf throws when it cannot read that. */
  readonly setDamagedAside: () => void;
}

/** Writes the whole snapshot, or leaves none. Throws whatever comes. */
export async function writeSnapshot(write: SnapshotWrite): Promise<void> {
  const { folder, file, value, lockWaitMs, setDamagedAside } = write;
  const { default: Conf } = await import('conf');
  makeFolder(folder);
  await withLock({ folder, waitMs: lockWaitMs }, () => {
    setDamagedAside();
    const conf = new Conf({
      cwd: folder,
      configName: SNAPSHOT,
      fileExtension: 'json',
      configFileMode: FILE_MODE,
      accessPropertiesByDotNotation: false,
      clearInvalidConfig: false,
      serialize,
    });
    conf.store = { ...value };
    // On a full disk conf puts a part of the text in the place of the file, without an error.
    if (readText(file) !== serialize(value)) removeQuietly(file);
  });
}

function serialize(value: object): string {
  return seal(JSON.stringify(value));
}
