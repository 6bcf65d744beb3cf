/** The door to the store of facts. What `next` needs is here, the rest is loaded when it is first wanted. */
import type { Store } from '../../context.ts';
import { diskError } from './disk-error.ts';
import type { StoreOptions } from './facts-store.ts';
import { fingerprintOf } from './names.ts';

/** The store in that folder. Opening touches nothing. Every method throws as the contract in context.ts says. */
export function openStore(options: StoreOptions): Store {
  const load = async () => (await import('./facts-store.ts')).openFactsStore(options);
  let opened: ReturnType<typeof load> | undefined;
  const store = () => {
    opened ??= load();
    return opened;
  };
  return {
    load: async () => (await store()).load(),
    fingerprint: () => {
      try {
        return fingerprintOf(options.folder);
      } catch (error) {
        throw diskError('What you did so far cannot be read', options.folder, error);
      }
    },
    record: async (facts) => (await store()).record(facts),
    backup: async (reason, file) => (await store()).backup(reason, file),
    backups: async () => (await store()).backups(),
    restore: async (file) => (await store()).restore(file),
    entries: async () => (await store()).entries(),
    adoption: async (entries) => (await store()).adoption(entries),
    adopt: async (entries) => (await store()).adopt(entries),
    inspect: async () => (await store()).inspect(),
  };
}
