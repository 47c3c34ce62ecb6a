import { kinds, type Kind, open } from "../storage/place.ts";
import { followerOf, haveGranted, lineOf, personOf, secretOf } from "../reads/log-world.ts";
import { bounded, type Bench, type Figure } from "./figures.ts";
import { timed } from "./statistics.ts";

const lines = 100_000;
const people = 100;
const secrets = 20;
const LIMIT = 10;

/** One in ten is of somebody without a grant, one in a hundred has come twice. */
const hundredThousand = () =>
  Array.from({ length: lines }, (_, number) => {
    const objectId = personOf(number % 10 === 0 ? people + number : number % people);
    return lineOf(number % 100 === 99 ? number - 1 : number, {
      secret: secretOf(Math.floor(number / people) % secrets),
      reader: { objectId, name: undefined, kind: "person" },
    });
  });

const joined = async (kind: Kind): Promise<Figure> => {
  const places = await kind.start();
  const database = await open(await places.fresh());
  await haveGranted(database, people, secrets);
  const { reads, answer } = followerOf(database);
  const log = hundredThousand();
  const ms = await timed(() => answer(log));
  const kept = await reads.count({});
  const explained = await reads.count({ bases: ["grant"] });
  await database.close();
  await places.stop();
  if (kept < lines * 0.98 || explained < lines * 0.85) throw new Error("They were not joined.");
  return bounded(LIMIT, {
    what: `lines of the log joined, kept and chained, ${kind.name}`,
    measured: ms / 1000,
    unit: "s",
  });
};

/** What it costs to know who read. */
export const readsBench: Bench = {
  name: "reads",
  run: async () => {
    const figures: Figure[] = [];
    for (const kind of kinds) figures.push(await joined(kind));
    return {
      title: "Reads from Key Vault's log",
      how: `${lines.toLocaleString("en")} lines as Log Analytics gives them, of ${people} people with ${people * secrets} grants and of others without; each is known by its id, joined to its grant or to none, kept, and sealed into the chain.`,
      figures,
    };
  },
};
