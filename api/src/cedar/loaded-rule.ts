import type { PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { RuleRef } from "@vault-tab/contract";
import { annotationsOf, type Opening } from "./annotations.ts";
import type { Fault } from "./fault.ts";
import { placeOf } from "./place.ts";
import { actionsOf, entitiesNamed, readsTags } from "./policy-json.ts";
import { faultIn, type WrittenRule } from "./written-rule.ts";

/** A rule that may be loaded, as far as it can be said of one alone. */
export interface LoadedRule extends RuleRef {
  readonly reason: string;
  readonly text: string;
  readonly json: PolicyJson;
  readonly written: WrittenRule;
  /** What it asks for, of a permit that opens something. */
  readonly opening?: Opening;
}

const openings = ["requestAccess", "breakGlass"] as const;

type Checked = { readonly rule: LoadedRule } | { readonly faults: readonly Fault[] };

export const loadedRule = (written: WrittenRule, folder: string): Checked => {
  const { json, text, offset, file } = written;
  const actions = actionsOf(json.action);
  const opens = openings.filter((one) => !actions || actions.includes(one));
  const [opening] = json.effect === "permit" ? opens : [];
  if (opening && actions?.length !== 1) {
    const message = "A permit that opens access names that one action: its obligations are its own";
    return { faults: [faultIn(written, /\baction\b/, message)] };
  }
  const read = readAnnotations(written, opening);
  const faults = [...read.faults, ...tagFaults(written), ...nameFaults(written)];
  if (!read.said || faults.length > 0) return { faults };
  const { line } = placeOf(file.text, offset);
  const place = { file: `${folder}/${file.file}`, line };
  return { rule: { ...read.said, ...place, text, json, written } };
};

const isOpening = (data: object): data is Opening => "maxDuration" in data;

type Said = Pick<LoadedRule, "id" | "title" | "reason" | "opening">;

const readAnnotations = (
  written: WrittenRule,
  kind: (typeof openings)[number] | undefined,
): { readonly said?: Said; readonly faults: readonly Fault[] } => {
  const parsed = annotationsOf[kind ?? "plain"].safeParse(written.annotations);
  if (!parsed.success) {
    return { faults: parsed.error.issues.map((issue) => annotationFault(written, issue)) };
  }
  const { id, title, reason } = parsed.data;
  const said = { id, title, reason };
  return { said: isOpening(parsed.data) ? { ...said, opening: parsed.data } : said, faults: [] };
};

const tagFaults = (written: WrittenRule): readonly Fault[] => {
  if (written.json.effect === "forbid" || !readsTags(written.json)) return [];
  const message =
    "Whoever may update a secret writes its tags and content type: only a forbid may read them";
  return [faultIn(written, /\b(getTag|hasTag|contentType)\b/, message)];
};

/** What Azure takes in any case reaches the engine in small letters: a forbid on `KV-Prod` would forbid nothing. */
const nameFaults = (written: WrittenRule): readonly Fault[] =>
  ["Vault", "Secret", "Team", "Owners", "Group", "Person"]
    .flatMap((type) => entitiesNamed(written.json, type).map((id) => ({ type, id })))
    .filter(({ id }) => id !== id.toLowerCase())
    .map(({ type, id }) =>
      faultIn(written, new RegExp(`${type}::`), `${type}::"${id}": in small letters`),
    );

interface Issue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

const annotationFault = (written: WrittenRule, issue: Issue): Fault => {
  if (issue.code === "unrecognized_keys") {
    const [name = ""] = issue.keys ?? [];
    return faultIn(
      written,
      new RegExp(`@${name}\\b`),
      `@${name}: no annotation of this kind of rule`,
    );
  }
  const name = String(issue.path[0] ?? "");
  const message = name in written.annotations ? issue.message : `is missing`;
  return faultIn(written, new RegExp(`@${name}\\b`), `@${name}: ${message}`);
};
