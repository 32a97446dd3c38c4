import type { UseStore } from 'idb-keyval';

/** One object store of one database, as `idb-keyval` wants it. */
export interface Database {
  readonly use: UseStore;
  /** Whether there is anything to read. Asking does not create it, where the browser lets one ask. */
  exists(): Promise<boolean>;
  close(): void;
}

/** Safari's `open` can hang for ever. */
const openMs = 2_000;
/** So that not every single use waits for that again. */
const restMs = 30_000;
const objects = 'kept';

/** Opens when first used, and once more when the connection turns out to be dead. What it rejects with, nobody is told: there is memory to go on in. */
export function openDatabase(name: string): Database {
  let opening: Promise<IDBDatabase> | undefined;
  const underWay = new Set<Promise<unknown>>();
  let closed = false;
  let notBefore = 0;

  function open(): Promise<IDBDatabase> {
    if (performance.now() < notBefore) return Promise.reject(new Error('no database'));
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      const timer = setTimeout(() => reject(new Error('no database')), openMs);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(objects));
      request.addEventListener('error', () => reject(request.error));
      request.addEventListener('success', () => {
        const database = request.result;
        database.addEventListener('close', forget);
        database.addEventListener('versionchange', () => {
          database.close();
          forget();
        });
        clearTimeout(timer);
        resolve(database);
      });
    });
    opening.catch(() => {
      notBefore = performance.now() + restMs;
      forget();
    });
    return opening;
  }
  function forget(): void {
    opening = undefined;
  }

  async function attempt<T>(...[mode, work]: Parameters<UseStore>): Promise<T> {
    if (closed) throw new Error('no database');
    const once = async () => work((await open()).transaction(objects, mode).objectStore(objects)) as T;
    try {
      return await once();
    } catch (thrown) {
      // Safari drops the connection of a suspended page without telling; every use then fails until it is opened anew.
      if (!(thrown instanceof DOMException) || thrown.name !== 'InvalidStateError') throw thrown;
      forget();
      return once();
    }
  }

  const use: UseStore = (mode, work) => {
    const result = attempt<never>(mode, work);
    underWay.add(result);
    void Promise.allSettled([result]).then(() => underWay.delete(result));
    return result;
  };

  return {
    use,
    async exists() {
      // In a sandbox without an origin Chromium both throws here and leaves a rejected promise that nobody can catch.
      if (opening || window.origin === 'null') return true;
      const known = await indexedDB.databases?.().catch(() => undefined);
      return known?.some((one) => one.name === name) ?? true;
    },
    close() {
      closed = true;
      // What was begun is finished: the last words typed are among it.
      void Promise.allSettled(underWay).then(async () => (await opening)?.close()).catch(forget);
    },
  };
}
