import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/root.ts";

export interface Setting {
  readonly name: string;
  readonly type: string;
  /** `undefined` where it is required or optional. */
  readonly initial: string | undefined;
  readonly required: boolean;
  readonly effect: string;
  /** What its own line says, and whether that line counts. */
  readonly line: { readonly value: string; readonly active: boolean } | undefined;
}

const header = /^# (?<name>[A-Z_]+): (?<type>[^;]+); (?:default (?<initial>\S+)|(?<word>\w+))\.$/;
const assignment = /^(?<comment># )?(?<name>[A-Z_]+)=(?<value>.*)$/;
const section = /^# -{4} (?<title>.+) -{4}$/;

const linesOf = (text: string) => {
  const lines = new Map<string, Setting["line"]>();
  for (const { groups = {} } of text.matchAll(new RegExp(assignment, "gm"))) {
    const { name = "", value = "", comment } = groups;
    lines.set(name, { value, active: comment === undefined });
  }
  return lines;
};

/** Settings that follow each other share the text below the last of them. */
function settingsOf(text: string): Setting[] {
  const assignments = linesOf(text);
  const rows = text.split("\n");
  return rows.flatMap((row, index) => {
    const { name, type, initial, word } = header.exec(row)?.groups ?? {};
    if (!name || !type) return [];
    const below = rows.slice(index + 1).filter((one) => !header.test(one));
    const end = below.findIndex((one) => !one.startsWith("#   "));
    const effect = below.slice(0, end).join(" ").replaceAll("#", "").trim();
    const line = assignments.get(name);
    return [{ name, type, initial, required: word === "required", effect, line }];
  });
}

/** `env/.env.example`: the settings of each section, by the first words of its title. */
export function readSettings(): ReadonlyMap<string, readonly Setting[]> {
  const text = readFileSync(join(root, "env", ".env.example"), "utf8");
  const parts = text.split(new RegExp(section, "m")).slice(1);
  return new Map(
    parts.flatMap((title, index) =>
      index % 2 === 0
        ? [[title.split(/[,(']/)[0]?.trim() ?? "", settingsOf(parts[index + 1] ?? "")] as const]
        : [],
    ),
  );
}
