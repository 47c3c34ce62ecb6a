import { hash } from "node:crypto";
import { verifyLog } from "../../api/src/audit/verify-log.ts";
import { entry } from "../storage/entry.ts";
import { type Kind, kinds, open, type Opened } from "../storage/place.ts";
import { atLeast, type Bench, type Figure, stated } from "./figures.ts";
import { median, timed } from "./statistics.ts";

const writers = 16;
const each = 40;
const rounds = 3;
const entries = 100_000;

/** What is left when nothing is sealed: the same statements, and rows that stay where they are. */
const UNCHAIN = "DROP TRIGGER seal ON vault_tab.audit_inbox";

const appends = async (database: Opened): Promise<number> => {
  const work = Array.from({ length: writers }, async () => {
    for (let turn = 0; turn < each; turn += 1) {
      await database.append(entry({ texts: { reason: "Deploying the release of Tuesday" } }));
    }
  });
  const ms = await timed(() => Promise.all(work));
  return (writers * each * 1000) / ms;
};

const appendFigure = async (kind: Kind): Promise<Figure> => {
  const places = await kind.start();
  const [place, unchained] = [await places.fresh(), await places.fresh()];
  const made = await open(unchained);
  await made.close();
  await places.behindItsBack(unchained, UNCHAIN);
  const [ours, bare] = [await open(place), await open(unchained)];
  const rates: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const [chained, plain] = [await appends(ours), await appends(bare)];
    // The first round warms both up.
    if (round === 0) continue;
    rates.ours.push(chained);
    rates.bare.push(plain);
  }
  await ours.close();
  await bare.close();
  await places.stop();
  return atLeast(0.33, {
    what: `appends, ${kind.name}`,
    measured: median(rates.ours),
    against: median(rates.bare),
    unit: "/s",
    of: "the same transactions without a chain",
  });
};

const sha256 = (text: string): string => hash("sha256", text, "hex");

const chain = () => {
  let previous = "0".repeat(64);
  return Array.from({ length: entries }, (_, index) => {
    const data = { operation: "ask", code: "forbidden", turn: index, because: "x".repeat(120) };
    const body = JSON.stringify({ ...entry({ data }), at: "2026-01-02T03:04:05.006Z" });
    const bodyHash = sha256(body);
    previous = sha256(`vault-tab-audit-1\nmain\n${index + 1}\n${previous}\n${bodyHash}`);
    return { sequence: index + 1, hash: previous, body, bodyHash };
  });
};

const verifyFigures = async (): Promise<Figure[]> => {
  const links = chain();
  const nothing = { head: never, page: never, count: never, walk: never };
  const reader = {
    ...nothing,
    links: async function* () {
      yield* links;
    },
  };
  const verify = async (): Promise<void> => {
    const check = await verifyLog({
      reader,
      checks: { last: async () => undefined, remember: async () => undefined },
      store: { all: async () => [], newest: never, keep: never },
      signer: { sign: never, isMine: never },
      clock: { now: () => new Date() },
    });
    if (check.wrong || check.intactTo.sequence !== entries) throw new Error("The chain is wrong.");
  };
  const bare = async (): Promise<void> => {
    for (const { body } of links) sha256(body);
  };
  const rates: Record<"ours" | "bare", number[]> = { ours: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const [ours, theirs] = [await timed(verify), await timed(bare)];
    if (round === 0) continue;
    rates.ours.push((entries * 1000) / ours);
    rates.bare.push((entries * 1000) / theirs);
  }
  const measured = { measured: median(rates.ours), unit: "/s" };
  const what = "entries verified, without reading them";
  return [
    stated({ what, ...measured, against: median(rates.bare), of: "SHA-256 of each body, once" }),
    atLeast(1, { what: `${what}, as aimed at`, ...measured, against: 300_000, of: "the aim" }),
  ];
};

const never = (): never => {
  throw new Error("Verifying asks for nothing else.");
};

/** What the chain costs whoever writes, and how fast it is followed. */
export const auditBench: Bench = {
  name: "audit",
  run: async () => {
    const figures: Figure[] = [];
    for (const kind of kinds) figures.push(await appendFigure(kind));
    return {
      title: "The log of what was done",
      how: `${writers} writers each append ${each} entries with a text, one transaction each; once sealed into the chain at commit, once with the sealing trigger dropped. ${rounds} rounds in turn. Verifying: ${entries.toLocaleString("en")} entries of about 350 bytes, two hashes each.`,
      figures: [...figures, ...(await verifyFigures())],
    };
  },
};
