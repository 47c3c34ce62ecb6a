import { readSettings, say, stateKey } from "./auth-window.ts";
import { readEnd } from "./sign-in-request.ts";
import { connect, endWindow } from "./teams-host.ts";

const end = readEnd(location.hash, location.search, sessionStorage.getItem(stateKey));
sessionStorage.removeItem(stateKey);
// The code leaves the address and the history before anything else runs.
history.replaceState(null, "", location.pathname);

async function finish(): Promise<void> {
  const { messageOrigins } = await readSettings();
  await connect(messageOrigins);
  if (end.kind === "done") {
    say("Done. You can close this window.");
    // teamsfx takes any JSON without a code; a word is all that has to get through.
    endWindow({ result: JSON.stringify({ outcome: "done" }) });
    return;
  }
  say(end.words);
  endWindow({ failure: end.reason });
}

finish().catch(() => say("Close this window and go back to Teams."));
