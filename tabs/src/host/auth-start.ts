import { readSettings, say, stateKey } from "./auth-window.ts";
import { authorizeUrl, codeChallenge, randomText, readStart } from "./sign-in-request.ts";
import { connect, endWindow } from "./teams-host.ts";

async function start(): Promise<void> {
  const settings = await readSettings();
  await connect(settings.messageOrigins);
  const state = randomText(crypto);
  sessionStorage.setItem(stateKey, state);
  const url = authorizeUrl({
    ...settings,
    ...readStart(location.hash),
    origin: location.origin,
    state,
    // The verifier is kept nowhere: the code is proof that the person agreed, and can never be redeemed.
    codeChallenge: await codeChallenge(crypto, randomText(crypto)),
  });
  location.replace(url);
}

start().catch(() => {
  say("The sign-in could not be started. Close this window and try again in Teams.");
  endWindow({ failure: "not_started" });
});
