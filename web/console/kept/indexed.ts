/** What a request of the browser's store comes to. */
export const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((fine, failed) => {
    request.onsuccess = () => fine(request.result);
    request.onerror = () => failed(request.error);
  });

/** A database with one store, whose things have names; made when it is first asked for. */
export const databaseOf = (
  name: string,
  make: (database: IDBDatabase) => void,
): { readonly open: () => Promise<IDBDatabase> } => {
  let opened: Promise<IDBDatabase> | undefined;
  const open = (): Promise<IDBDatabase> => {
    opened ??= new Promise((fine, failed) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => make(request.result);
      request.onsuccess = () => fine(request.result);
      request.onerror = () => failed(request.error);
      request.onblocked = () => failed(new Error('another version is open'));
    });
    return opened;
  };
  return { open };
};

/** Does something with a store, and is over when it is written. */
export const written = async (
  database: IDBDatabase,
  store: string,
  act: (store: IDBObjectStore) => void,
): Promise<void> => {
  const transaction = database.transaction(store, 'readwrite');
  act(transaction.objectStore(store));
  await new Promise<void>((fine, failed) => {
    transaction.oncomplete = () => fine();
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
  });
};

/** Where there is no storage (a private window), or no room, the pages are as if nothing were ever kept. */
export const orNothing = <Result>(act: () => Promise<Result>): Promise<Result | undefined> =>
  act().catch(() => undefined);
