import type { Host } from "./host.ts";
import { loadNotices } from "./server-calls.ts";

const interval = 2000;

/** Asks for what is new as long as somebody looks; a server that is away is asked again later. */
export function watchNotices(host: Host): void {
  let person = "";
  const look = async (): Promise<void> => {
    const { key } = host.view().person;
    person = key;
    try {
      const notices = await loadNotices(key);
      if (key === host.view().person.key) host.setNotices(notices);
    } catch {
      // The next look tells; the page itself says when the server has gone.
    }
  };
  setInterval(() => {
    if (document.visibilityState === "visible") void look();
  }, interval);
  host.onChange(() => {
    if (host.view().person.key !== person) void look();
  });
  void look();
}
