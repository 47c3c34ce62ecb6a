import { createPublicKey } from "node:crypto";
import { decodeJwt, errors, jwtVerify, type JWTPayload } from "jose";
import { findObject, findVault } from "../key-vault/vault-store.ts";
import type { PublicKey } from "../key-vault/vault.ts";
import type { World } from "../world.ts";
import { githubApp } from "./github-app.ts";
import { refuse } from "./github-refusal.ts";

/** docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app */
const longest = 600;
/** Believed; GitHub itself advises to date a token 60 seconds back. */
const clockDrift = 60;

/** The public halves of the key in the vault: each version was registered with the App. */
function registeredKeys(world: World): readonly PublicKey[] {
  const vault = findVault(world, githubApp.key.vault);
  const object = vault && findObject(world, vault, "keys", githubApp.key.name);
  return object?.versions.flatMap(({ key }) => (key?.kty === "RSA" ? [key] : [])) ?? [];
}

/** @throws GitHubRefusal */
export async function verifyAppJwt(world: World, token: string): Promise<void> {
  const claims = decoded(token);
  demandIssuer(claims);
  demandTimes(claims, Math.floor(world.clock.now().getTime() / 1000));
  for (const key of registeredKeys(world)) if (await signedBy(world, token, key)) return;
  throw refuse.jwt();
}

function decoded(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (failure) {
    if (failure instanceof errors.JOSEError) throw refuse.jwt();
    throw failure;
  }
}

/** A number, though a registered claim of text: GitHub takes both. */
function demandIssuer(claims: JWTPayload): void {
  const issuer: unknown = claims.iss;
  if (issuer === undefined) throw refuse.jwt("Missing 'issuer' claim ('iss') in assertion");
  const known = [githubApp.id, String(githubApp.id), githubApp.clientId];
  if (!known.some((one) => one === issuer)) throw refuse.unknownApp();
}

function demandTimes({ exp, iat }: JWTPayload, now: number): void {
  if (!Number.isInteger(exp) || exp === undefined || exp <= now)
    throw refuse.jwt(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  if (exp > now + longest + clockDrift)
    throw refuse.jwt("'Expiration time' claim ('exp') is too far in the future");
  if (!Number.isInteger(iat) || iat === undefined || iat > now + clockDrift)
    throw refuse.jwt(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
}

async function signedBy(world: World, token: string, jwk: PublicKey): Promise<boolean> {
  try {
    const { kty, n = "", e = "" } = jwk;
    await jwtVerify(token, createPublicKey({ key: { kty, n, e }, format: "jwk" }), {
      algorithms: ["RS256"],
      currentDate: world.clock.now(),
      clockTolerance: clockDrift,
    });
    return true;
  } catch (failure) {
    if (failure instanceof errors.JOSEError) return false;
    throw failure;
  }
}
