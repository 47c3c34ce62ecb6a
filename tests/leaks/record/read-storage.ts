/** These run in the page, so that each stands for itself and returns text, bytes as base64. */

export const readLocalStorage = (): string =>
  localStorage.length > 0 ? JSON.stringify({ ...localStorage }) : "";

export const readSessionStorage = (): string =>
  sessionStorage.length > 0 ? JSON.stringify({ ...sessionStorage }) : "";

/** What is on the screen, and what a person has written there. */
export const readScreen = (): string => {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    "input, textarea",
  );
  const written = Array.from(fields, ({ value }) => value);
  return `${document.documentElement.outerHTML}\n${JSON.stringify(written)}`;
};

export const readCaches = async (): Promise<string> => {
  const parts: string[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const reply = await cache.match(request);
      const headers = JSON.stringify([...(reply?.headers ?? [])]);
      const bytes = new Uint8Array((await reply?.arrayBuffer()) ?? new ArrayBuffer(0));
      const body = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      parts.push(name, request.url, JSON.stringify([...request.headers]), headers, body);
    }
  }
  return parts.join("\n");
};

export const readIndexedDb = async (): Promise<string> => {
  const settle = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error("IndexedDB"));
    });
  const ofBytes = (bytes: Uint8Array): string =>
    btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  const met = new Set<unknown>();
  const plain = async (value: unknown): Promise<unknown> => {
    if (typeof value !== "object" || value === null) return String(value);
    if (met.has(value)) return "met already";
    met.add(value);
    if (value instanceof Blob) return ofBytes(new Uint8Array(await value.arrayBuffer()));
    if (value instanceof ArrayBuffer) return ofBytes(new Uint8Array(value));
    if (ArrayBuffer.isView(value))
      return ofBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    const isList = Array.isArray(value) || value instanceof Map || value instanceof Set;
    const inside: readonly unknown[] = isList ? [...value] : Object.entries(value);
    const parts: unknown[] = [String(value)];
    for (const one of inside) parts.push(await plain(one));
    return parts;
  };
  const parts: unknown[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await settle(indexedDB.open(name));
    const stores = [...database.objectStoreNames];
    parts.push(name, stores);
    for (const store of stores) {
      const open = (): IDBObjectStore => database.transaction(store).objectStore(store);
      parts.push(await plain(await settle(open().getAllKeys())));
      parts.push(await plain(await settle(open().getAll())));
    }
    database.close();
  }
  return parts.length > 0 ? JSON.stringify(parts) : "";
};
