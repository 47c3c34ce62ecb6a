/** Loaded before each TypeScript entry: an older Node would only say "unknown file extension". */
if (process.versions.node.split(".")[0] !== "24") {
  console.error(
    `\nVault Tab runs on Node 24, and this is ${process.version} (${process.execPath}).\n` +
      "Start it with `npm start`: npm scripts use the Node in node_modules/.bin.\n",
  );
  process.exit(1);
}
