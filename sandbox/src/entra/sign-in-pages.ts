import type { Application } from "../directory/applications.ts";
import type { TenantDirectory } from "../directory/directory.ts";
import type { Person } from "../world.ts";
import { markup, type Markup } from "./markup.ts";
import type { StsError } from "./sts-error.ts";

const style = markup`
  :root { color-scheme: light dark; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; } body {
  margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f2f2f2,
  #1f1f1f); color: light-dark(#1b1b1b, #f2f2f2); } main { box-sizing: border-box; width: min(440px,
  100%); padding: 32px; background: light-dark(#fff, #2b2b2b); box-shadow: 0 2px 6px #0003; } h1 {
  font-size: 24px; line-height: 1.25; margin: 0 0 12px; } p { margin: 0 0 12px; } ul { padding-left:
  20px; margin: 0 0 12px; } label { display: block; margin-bottom: 4px; } input { box-sizing:
  border-box; width: 100%; font: inherit; padding: 8px; margin-bottom: 12px; } button { font:
  inherit; min-height: 44px; padding: 8px 20px; cursor: pointer; border: 1px solid #8a8886;
  background: transparent; color: inherit; } button.primary { background: #0067b8; border-color:
  #0067b8; color: #fff; } button.person { display: block; width: 100%; text-align: left;
  margin-bottom: 8px; } button:focus-visible, input:focus-visible { outline: 3px solid
  light-dark(#0067b8, #6cb8f6); outline-offset: 2px; } .row { display: flex; flex-wrap: wrap; gap:
  8px; justify-content: flex-end; } main > .note { margin: 24px 0 0; } .note { font-size: 14px; opacity: 0.85; } .error { color:
  light-dark(#a4262c, #f1707b); }
`;

/** Fields that every form sends back. */
export interface FormState {
  readonly flowToken: string;
  readonly account: string;
}

function document(title: string, body: Markup): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          ${body}
          <p class="note">Sandbox of Microsoft Entra ID on this machine. Nothing leaves it.</p>
        </main>
      </body>
    </html>`.text;
}

function form(step: string, state: FormState, body: Markup): Markup {
  return markup`<form method="post">
    <input type="hidden" name="step" value="${step}" />
    <input type="hidden" name="flow" value="${state.flowToken}" />
    <input type="hidden" name="account" value="${state.account}" />
    ${body}
  </form>`;
}

export function accountPage(people: readonly Person[], state: FormState): string {
  const buttons = people.map(
    (person) =>
      markup`<button class="person" name="chosen" value="${person.objectId}">
        <strong>${person.name}</strong><br />${person.userPrincipalName}
      </button>`,
  );
  return document(
    "Pick an account",
    markup`<h1>Pick an account</h1>
      ${form("account", state, markup`${buttons}`)}`,
  );
}

export function passwordPage(person: Person, state: FormState, wrong: boolean): string {
  const error = wrong
    ? markup`<p class="error" role="alert">Your account or password is incorrect. Try again.</p>`
    : markup``;
  return document(
    "Enter password",
    markup`<p>${person.userPrincipalName}</p>
      <h1>Enter password</h1>
      ${error}
      ${form(
        "password",
        state,
        markup`<input
            hidden
            name="username"
            autocomplete="username"
            value="${person.userPrincipalName}"
          />
          <label for="password">Password</label>
          <input
            id="password"
            name="password"
            type="password"
            autocomplete="current-password"
            autofocus
            required
          />
          <p class="note">In this sandbox it is <code>${person.password}</code></p>
          <div class="row"><button class="primary">Sign in</button></div>`,
      )}`,
  );
}

export function secondFactorPage(person: Person, state: FormState): string {
  return document(
    "Approve sign in request",
    markup`<p>${person.userPrincipalName}</p>
      <h1>Approve sign in request</h1>
      <p>
        Your organization asks for a second factor here. This sandbox has no phone to call: approve
        it below.
      </p>
      ${form(
        "second-factor",
        state,
        markup`<div class="row">
          <button name="decision" value="cancel">Cancel</button>
          <button class="primary" name="decision" value="approve" autofocus>Approve</button>
        </div>`,
      )}`,
  );
}

/** For a person who has no second factor yet. */
export function registrationPage(person: Person, state: FormState): string {
  return document(
    "More information required",
    markup`<p>${person.userPrincipalName}</p>
      <h1>More information required</h1>
      <p>
        Your organization needs more information to keep your account secure. In this sandbox, one
        button sets a second factor up.
      </p>
      ${form(
        "second-factor",
        state,
        markup`<div class="row">
          <button name="decision" value="cancel">Cancel</button>
          <button class="primary" name="decision" value="approve" autofocus>Set up</button>
        </div>`,
      )}`,
  );
}

export function consentPage(
  person: Person,
  application: Application,
  permissions: readonly string[],
  state: FormState,
): string {
  const items = permissions.map((permission) => markup`<li>${permission}</li>`);
  return document(
    "Permissions requested",
    markup`<p>${person.userPrincipalName}</p>
      <h1>Permissions requested</h1>
      <p><strong>${application.name}</strong> would like to:</p>
      <ul>
        ${items}
      </ul>
      <p>
        Accepting means that you allow this app to use your data as it says. You can take it back at
        any time.
      </p>
      ${form(
        "consent",
        state,
        markup`<div class="row">
          <button name="decision" value="cancel">Cancel</button>
          <button class="primary" name="decision" value="accept" autofocus>Accept</button>
        </div>`,
      )}`,
  );
}

/** A refusal that the app hears of when the person goes back to it. */
export function refusedPage(failure: StsError, state: FormState): string {
  return document(
    "You cannot sign in",
    markup`<h1>You cannot get there from here</h1>
      <p role="alert">${failure.message}</p>
      ${form("refused", state, markup`<div class="row"><button class="primary">Back to the app</button></div>`)}`,
  );
}

export function errorPage(failure: StsError): string {
  return document(
    "Sign in",
    markup`<h1>Sorry, but we are having trouble signing you in.</h1>
      <p role="alert">${failure.message}</p>
      <p>You can close this window.</p>`,
  );
}

/** All that the app's registration asks for, in words. */
export function permissionsOf(
  application: Application,
  directory: TenantDirectory,
): readonly string[] {
  return Object.entries(application.requires).flatMap(([resourceAppId, scopes]) => {
    const resource = directory.resource(resourceAppId);
    return scopes.map(
      (scope) => `${resource?.scopes[scope] ?? scope} (${resource?.name ?? resourceAppId})`,
    );
  });
}
