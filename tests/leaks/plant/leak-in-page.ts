/** Runs in a page: leaks in every way a page can. */
export const leakInPage = async (leak: string): Promise<void> => {
  localStorage.setItem("leak", leak);
  sessionStorage.setItem("leak", leak);
  document.cookie = `leak=${encodeURIComponent(leak)}`;
  document.body.append(leak);
  console.log(leak);
  Object.assign(window, { held: [leak] });
  const opening = indexedDB.open("leaks", 1);
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onupgradeneeded = () => opening.result.createObjectStore("leaks");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error("IndexedDB"));
  });
  const write = database.transaction("leaks", "readwrite");
  write.objectStore("leaks").put({ inside: [new TextEncoder().encode(leak)] }, "leak");
  await new Promise((resolve) => (write.oncomplete = resolve));
  database.close();
  await (await caches.open("leaks")).put("/cached", new Response(leak));
  await fetch(`/?${new URLSearchParams({ leak })}`);
  await fetch("/", { headers: { "x-leak": leak, authorization: `Bearer ${leak}` } });
  await fetch("/", { method: "POST", body: leak });
  await (await fetch("/leak")).text();
  const stream = await fetch("/stream");
  await stream.body?.getReader().read();
};
