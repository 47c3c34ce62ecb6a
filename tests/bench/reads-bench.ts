import { kinds, type Kind, open } from "../storage/place.ts";
import { followerOf, haveGranted, lineOf, personOf, secretOf } from "../reads/log-world.ts";
import { bounded, type Bench, type Figure, told } from "./figures.ts";
import { timed } from "./statistics.ts";

const joining = 100_000;
const keeping = 10_000;
const people = 50;
const secrets = 10;
const LIMIT = 10;

/** One in ten is of somebody without a grant, one in a hundred has come twice. */
const linesOf = (count: number) =>
  Array.from({ length: count }, (_, number) => {
    const one = number % 100 === 99 ? number - 1 : number;
    const objectId = personOf(one % 10 === 0 ? people + one : one % people);
    return lineOf(one, {
      secret: secretOf(Math.floor(one / people) % secrets),
      reader: { objectId, name: undefined, kind: "person" },
    });
  });

const figuresOf = async (kind: Kind): Promise<Figure[]> => {
  const places = await kind.start();
  const database = await open(await places.fresh());
  await haveGranted(database, people, secrets);
  const found = { all: 0, explained: 0 };
  const joiner = followerOf(database, async (reads) => {
    found.all += reads.length;
    found.explained += reads.filter(({ read }) => read.basis === "grant").length;
    return reads.length;
  });
  const log = linesOf(joining);
  const joined = await timed(() => joiner.answer(log));
  if (found.all !== joining * 0.99 || found.explained < joining * 0.88) {
    throw new Error(`${found.all} joined, ${found.explained} explained`);
  }
  const { reads, answer } = followerOf(database);
  const kept = await timed(() => answer(linesOf(keeping)));
  if ((await reads.count({})) !== keeping * 0.99) throw new Error("They were not kept.");
  await database.close();
  await places.stop();
  const named = (what: string): string => `${what}, ${kind.name}`;
  return [
    bounded(LIMIT, {
      what: named(`${joining.toLocaleString("en")} lines known or not, and joined to grants`),
      measured: joined / 1000,
      unit: "s",
    }),
    told({
      what: named("lines joined, kept and sealed, each as an entry"),
      measured: (keeping * 1000) / kept,
      unit: "/s",
    }),
  ];
};

/** What it costs to know who read. */
export const readsBench: Bench = {
  name: "reads",
  run: async () => {
    const figures: Figure[] = [];
    for (const kind of kinds) figures.push(...(await figuresOf(kind)));
    return {
      title: "Reads from Key Vault's log",
      how: `${joining.toLocaleString("en")} lines as Log Analytics gives them, of ${people} people with ${people * secrets} grants and of others without; each is looked up by its id and joined to its grant or to none. Then ${keeping.toLocaleString("en")} of them are kept too, and sealed into the chain one by one.`,
      figures,
    };
  },
};
