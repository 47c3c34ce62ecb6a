import { resolve } from "node:path";
import { buildTab } from "./build-tab.ts";
import { makeImageTree } from "./image-tree.ts";

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || rest.length > 0) throw new Error("npm run image -- FOLDER");
await buildTab();
makeImageTree(resolve(folder));
