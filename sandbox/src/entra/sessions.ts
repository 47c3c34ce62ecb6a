import type { Request, Response } from "express";
import type { TenantServices } from "./tenant-services.ts";

/** Who has signed in with this browser. */
export interface Session {
  readonly id: string;
  readonly people: readonly string[];
  /** Object id -> when, in Unix seconds. */
  readonly signedInAt: Readonly<Record<string, number>>;
  /** Comes back with every form, so that no other site can submit one. */
  readonly flowToken: string;
}

const cookie = "ESTSAUTHPERSISTENT";
const collection = "sessions";

/** `SameSite=None`, as Entra's own: apps open the sign-in in hidden frames too. */
export function openSession(
  services: TenantServices,
  request: Request,
  response: Response,
): Session {
  const sessions = services.state.collection<Session>(collection);
  const id = new RegExp(`(?:^|; *)${cookie}=([^;]+)`).exec(request.get("cookie") ?? "")?.[1];
  const found = id === undefined ? undefined : sessions.get(id);
  if (found) return found;
  const made = { id: services.newId(), people: [], signedInAt: {}, flowToken: services.newId() };
  sessions.set(made.id, made);
  response.cookie(cookie, made.id, {
    path: request.baseUrl === "" ? "/" : request.baseUrl,
    secure: true,
    httpOnly: true,
    sameSite: "none",
  });
  return made;
}

export function signIn(services: TenantServices, session: Session, objectId: string): Session {
  const people = [...new Set([objectId, ...session.people])];
  const at = services.revocations.signIn(objectId);
  const signedInAt = { ...session.signedInAt, [objectId]: at };
  const changed = { ...session, people, signedInAt };
  services.state.collection<Session>(collection).set(session.id, changed);
  return changed;
}

/** A session that was revoked is none, though the browser still has its cookie. */
export function isSignedIn(
  { revocations }: TenantServices,
  session: Session,
  objectId: string,
): boolean {
  const at = session.signedInAt[objectId];
  return at !== undefined && at >= revocations.validFrom(objectId);
}

export function signOut(services: TenantServices, session: Session): void {
  services.state.collection<Session>(collection).delete(session.id);
}
