import type { Request, Response } from "express";
import { z } from "zod";
import type { Person } from "../world.ts";
import { rememberCode } from "./authorization-code.ts";
import {
  readAuthorizeRequest,
  readReturnAddress,
  type AuthorizeRequest,
  type ReturnAddress,
} from "./authorize-request.ts";
import { checkPassword } from "./password.ts";
import { refuse } from "./refusals.ts";
import { isSignedIn, openSession, signIn, type Session } from "./sessions.ts";
import {
  accountPage,
  consentPage,
  errorPage,
  passwordPage,
  permissionsOf,
  registrationPage,
  refusedPage,
  secondFactorPage,
} from "./sign-in-pages.ts";
import { StsError } from "./sts-error.ts";
import type { TenantServices } from "./tenant-services.ts";

const text = z.string().catch("");
const formSchema = z.object({
  step: z
    .enum(["account", "password", "second-factor", "consent", "refused"])
    .optional()
    .catch(undefined),
  flow: text,
  account: text,
  chosen: text,
  password: text,
  decision: text,
});
type Form = z.infer<typeof formSchema>;

/** Where the person stands: the request of the app, their browser, and what they just answered. */
interface Visit {
  readonly services: TenantServices;
  readonly asked: AuthorizeRequest;
  readonly session: Session;
  readonly form: Form;
}

/** What is done next: a page, or the way back to the app. */
type Outcome =
  | { readonly page: string }
  | { readonly refusal: StsError }
  | { readonly signedIn: Person; readonly session: Session };

/** `/{tenant}/oauth2/v2.0/authorize`: the pages that a person meets in their own browser. */
export function authorize(services: TenantServices) {
  return (request: Request, response: Response): void => {
    let address: ReturnAddress;
    try {
      address = readReturnAddress(request.query, services.directory);
    } catch (failure) {
      if (!(failure instanceof StsError)) throw failure;
      protect(response, "'none'").status(failure.status).send(errorPage(failure));
      return;
    }
    try {
      const asked = readAuthorizeRequest(request.query, address, services.directory);
      const session = openSession(services, request, response);
      const form = readForm(request, session);
      const outcome = visit({ services, asked, session, form });
      if ("page" in outcome) {
        // A form that ends in a redirect is stopped unless its target is allowed too (CSP 3, form-action).
        const target = new URL(address.redirect.uri).origin;
        protect(response, `'self' ${target}`).send(outcome.page);
      } else if ("refusal" in outcome) goBack(response, address, refusalFields(outcome.refusal));
      else goBack(response, address, codeFields(services, asked, outcome));
    } catch (failure) {
      if (!(failure instanceof StsError)) throw failure;
      goBack(response, address, refusalFields(failure));
    }
  };
}

/** A form from another page than ours counts as no answer at all. */
function readForm(request: Request, session: Session): Form {
  const form = formSchema.parse(request.body ?? {});
  return form.flow === session.flowToken ? form : formSchema.parse({});
}

function visit(start: Visit): Outcome {
  if (start.form.step === "refused") return { refusal: refuse.consentDeclined() };
  const arrived = arrive(start);
  if ("page" in arrived) return arrived;
  const { person, session } = arrived;
  const at = { ...start, session };
  if (!person.accountEnabled) return refused(at, refuse.accountDisabled(), person);
  return secondFactor(at, person) ?? consent(at, person) ?? { signedIn: person, session };
}

/** Finds out who it is; a page where that must be asked. */
function arrive(at: Visit): { person: Person; session: Session } | { page: string } {
  const { services, asked, session, form } = at;
  const state = { flowToken: session.flowToken, account: "" };
  const known = services.directory;
  if (form.step === "password") {
    const person = known.person(form.account);
    if (!person) throw refuse.unknownUser(form.account);
    try {
      checkPassword(services, person.userPrincipalName, form.password);
    } catch (failure) {
      if (!(failure instanceof StsError) || failure.code !== 50126) throw failure;
      return { page: passwordPage(person, { ...state, account: person.objectId }, true) };
    }
    return { person, session: signIn(services, session, person.objectId) };
  }
  const chosen = known.person(form.chosen || form.account || hinted(at) || "");
  const signedIn = chosen !== undefined && isSignedIn(services, session, chosen.objectId);
  const again = asked.prompt === "login" && form.account === "";
  if (signedIn && !again) return { person: chosen, session };
  if (asked.prompt === "none")
    throw session.people.length > 1 ? refuse.choiceNeeded() : refuse.signInNeeded();
  if (chosen) return { page: passwordPage(chosen, { ...state, account: chosen.objectId }, false) };
  return { page: accountPage(known.people(), state) };
}

/** Whom the app means, or who alone is signed in, unless the person is to choose. */
function hinted({ asked, session }: Visit): string | undefined {
  if (asked.prompt === "select_account") return undefined;
  if (asked.loginHint !== undefined) return asked.loginHint;
  return session.people.length === 1 ? session.people[0] : undefined;
}

/** A challenge (`claims`) and the policies of the resource are answered before anything else. */
function secondFactor(at: Visit, person: Person): Outcome | undefined {
  const { services, asked, session, form } = at;
  const { conditionalAccess } = services;
  const challenged = asked.claims?.includes("capolids") === true;
  const policies = conditionalAccess.of(person.objectId);
  if (form.step === "second-factor") {
    if (form.decision !== "approve") return { refusal: refuse.multiFactorDeclined() };
    conditionalAccess.set(person.objectId, { mfaDone: true, mfaRegistered: true });
  } else if (!policies.mfaDone && (challenged || demandsFactor(at, person))) {
    if (asked.prompt === "none")
      return {
        refusal: refuse.multiFactor(
          "interaction_required",
          asked.asked.resource.appId,
          asked.claims ?? "",
        ),
      };
    const page = policies.mfaRegistered ? secondFactorPage : registrationPage;
    return {
      page: page(person, { flowToken: session.flowToken, account: person.objectId }),
    };
  }
  if (policies.blocked && (challenged || asked.asked.resource.firstParty))
    return refused(at, refuse.blocked(), person);
  return undefined;
}

function demandsFactor({ services, asked }: Visit, person: Person): boolean {
  const { mfaRequired } = services.conditionalAccess.of(person.objectId);
  return mfaRequired && asked.asked.resource.firstParty;
}

function consent(at: Visit, person: Person): Outcome | undefined {
  const { services, asked, session, form } = at;
  const { application } = asked;
  if (form.step === "consent") {
    if (form.decision !== "accept") return { refusal: refuse.consentDeclined() };
    services.consents.grant(application, person.objectId);
    return undefined;
  }
  if (asked.prompt !== "consent" && hasConsent(at, person)) return undefined;
  if (asked.prompt === "none") return { refusal: refuse.consentSilent(application) };
  return {
    page: consentPage(person, application, permissionsOf(application, services.directory), {
      flowToken: session.flowToken,
      account: person.objectId,
    }),
  };
}

/** `.default` of an app itself means everything that its registration asks for. */
function hasConsent({ services, asked }: Visit, person: Person): boolean {
  const { application, asked: scopes } = asked;
  const has = (resourceAppId: string, names: readonly string[]) => {
    const granted = services.consents.granted(application, person.objectId, resourceAppId);
    return granted.length > 0 && names.every((name) => granted.includes(name));
  };
  return scopes.resource.appId === application.clientId
    ? Object.entries(application.requires).every(([id, names]) => has(id, names))
    : has(scopes.resource.appId, scopes.names);
}

function refused({ asked, session }: Visit, refusal: StsError, person: Person): Outcome {
  if (asked.prompt === "none") return { refusal };
  const state = { flowToken: session.flowToken, account: person.objectId };
  return { page: refusedPage(refusal, state) };
}

function codeFields(
  services: TenantServices,
  asked: AuthorizeRequest,
  { signedIn: person, session }: { readonly signedIn: Person; readonly session: Session },
): Record<string, string> {
  const code = rememberCode(services, {
    objectId: person.objectId,
    clientId: asked.application.clientId,
    redirectUri: asked.redirect.uri,
    scope: asked.scope,
    challenge: asked.challenge,
    nonce: asked.nonce,
    signedInAt: session.signedInAt[person.objectId] ?? 0,
    methods: services.conditionalAccess.authenticationMethods(person.objectId),
  });
  return { code, session_state: services.newId() };
}

function refusalFields(failure: StsError): Record<string, string> {
  return {
    error: failure.error,
    ...(failure.code === 65004 && { error_subcode: "cancel" }),
    error_description: failure.message,
    ...(failure.claims !== undefined && { claims: failure.claims }),
  };
}

function goBack(
  response: Response,
  { redirect, mode, state }: ReturnAddress,
  fields: Record<string, string>,
): void {
  const url = new URL(redirect.uri);
  const all = new URLSearchParams({ ...fields, ...(state !== undefined && { state }) });
  if (mode === "fragment") url.hash = all.toString();
  else for (const [name, value] of all) url.searchParams.set(name, value);
  response.redirect(302, url.href);
}

function protect(response: Response, formAction: string): Response {
  return response.type("html").set({
    "Content-Security-Policy": `default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
  });
}
