const FOUNDATION = "(?:identity|rules|audit)";
const WORK = "(?:secrets|requests|grants|rotation|notices|chat|agents|insights)";
const CAPABILITY =
  "(identity|rules|audit|secrets|requests|grants|rotation|notices|chat|agents|insights)";
const ADAPTER = "(azure|graph|github|storage|cedar|secretlint|jobs|telemetry)";

// A file of a capability named verb-object.ts is a use case: it may wait for the world, through
// ports. Every other file there, but routes.ts, is pure.
const VERBS = [
  ...[
    "read",
    "list",
    "look",
    "find",
    "search",
    "get",
    "show",
    "prove",
    "count",
    "follow",
    "watch",
    "export",
  ],
  ...["ask", "decide", "withdraw", "lapse", "review", "extend", "break"],
  ...["start", "open", "close", "settle", "end", "revoke", "return", "sweep", "finish", "resume"],
  ...["rotate", "plan", "run", "cancel", "verify", "retire", "confirm", "replay"],
  ...["add", "change", "remove", "set", "load", "append", "record", "send", "notify", "stream"],
].join("|");
// These need no object; most of the others alone would be nouns (`review.ts`, `plan.ts`).
const WHOLE_VERBS = "ask|decide|withdraw|extend|revoke|rotate|verify";
const USE_CASE = `(?:(?:${VERBS})-[^/]*|${WHOLE_VERBS})\\.ts$`;
const EDGE = `(?:(?:routes|ports)\\.ts$|${USE_CASE})`;
const TEST = "\\.(?:test|fixture)\\.tsx?$";
const PURE = `^api/src/${CAPABILITY}/(?!${EDGE})[^/]+\\.ts$`;
const PURE_TARGETS = [PURE, "^api/src/problem-error\\.ts$", "^contract/"];

const error = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** Which package may be imported where, beyond what package.json says. */
const home = (name, comment, packages, from, ...homes) =>
  error(
    name,
    comment,
    { path: from, pathNot: [...homes, TEST] },
    { path: `node_modules/(?:${packages})/` },
  );

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    error(
      "contract-stands-alone",
      "The contract knows neither side.",
      { path: "^contract/" },
      { path: "^(api|tabs|sandbox|tests|scripts)/" },
    ),
    error(
      "sandbox-knows-azure-only",
      "The sandbox speaks Azure and Teams; knowing this product, it would learn to agree with it.",
      { path: "^sandbox/" },
      { path: "^(api|tabs|contract|tests|scripts)/" },
    ),
    error(
      "sandbox-is-for-tests",
      "The product must not be able to tell the sandbox from Azure.",
      { path: "^", pathNot: "^(sandbox|tests)/" },
      { path: "^sandbox/" },
    ),
    error(
      "tab-meets-api-in-the-contract",
      "The tab runs in a browser and knows the service by its contract.",
      { path: "^tabs/" },
      { path: "^(api|tests|scripts)/" },
    ),
    error(
      "api-meets-tab-in-the-contract",
      "The service serves the built tab as files and imports nothing of it.",
      { path: "^api/" },
      { path: "^(tabs|tests|scripts)/" },
    ),
    error(
      "scripts-start-programs",
      "A script starts the service and the sandbox as processes, as any other program would.",
      { path: "^scripts/" },
      { path: "^(api|tabs|contract|tests)/" },
    ),
    error(
      "tests-use-the-front-door",
      "Tests across processes start the app, or open the database; they do not reach inside.",
      { path: "^tests/" },
      {
        path: "^(api|tabs)/src/",
        pathNot: [
          "^api/src/(app|wiring/wire|config|storage/(open-database|outbox|pace-store|requests-store|reads-store|kept-replies|checkpoint-[a-z]+))\\.ts$",
          "^api/src/audit/(verify|record|export|list|follow)-[a-z]+\\.ts$",
          // What races for one row, without the calls of Azure in between.
          "^api/src/(requests/(decide|withdraw|lapse-requests)|rules/standing)\\.ts$",
        ],
      },
    ),

    error(
      "domain-is-pure",
      "Values in, values out: no clock, no package, no I/O, so that a rule can be read and tested alone.",
      { path: PURE, pathNot: [TEST, "^api/src/audit/"] },
      { pathNot: PURE_TARGETS },
    ),
    error(
      "audit-is-pure-but-for-hashing",
      "The chain of audit entries needs a hash and nothing else of the world.",
      { path: `^api/src/audit/(?!${EDGE})[^/]+\\.ts$`, pathNot: TEST },
      { pathNot: [...PURE_TARGETS, "^(node:)?crypto$"] },
    ),
    error(
      "use-cases-see-ports-not-adapters",
      "A use case asks the world through ports that it is given.",
      { path: `^api/src/${CAPABILITY}/${USE_CASE}`, pathNot: TEST },
      {
        path: [
          `^api/src/(?:http|${ADAPTER})/`,
          "^api/src/(app|config|main)\\.ts$",
          "^api/src/wiring/",
          "/routes\\.ts$",
          "node_modules/",
        ],
      },
    ),
    error(
      "use-cases-touch-no-system",
      "Files, sockets, timers and randomness of Node come in through ports; hashing in audit excepted.",
      { path: `^api/src/${CAPABILITY}/${USE_CASE}`, pathNot: [TEST, "^api/src/audit/"] },
      { dependencyTypes: ["core"] },
    ),
    error(
      "time-is-an-argument",
      "Only the composition root hands out the system's clock; elsewhere its type is enough.",
      { path: `^api/src/(?:${CAPABILITY}|${ADAPTER}|http)/`, pathNot: TEST },
      { path: "^api/src/clock\\.ts$", dependencyTypesNot: ["type-only"] },
    ),
    error(
      "routes-only-bind",
      "A route binds an operation of the contract to a use case of its own capability.",
      { path: `^api/src/${CAPABILITY}/routes\\.ts$` },
      { pathNot: ["^contract/", "^api/src/http/operation\\.ts$", "^api/src/$1/"] },
    ),
    error(
      "capabilities-share-rules-not-use-cases",
      "A use case that calls another capability's use case hides who decides.",
      { path: `^api/src/${CAPABILITY}/` },
      { path: `^api/src/${CAPABILITY}/${EDGE}`, pathNot: "^api/src/$1/" },
    ),
    error(
      "work-stands-on-foundation",
      "identity, rules and audit never look up.",
      { path: `^api/src/${FOUNDATION}/` },
      { path: `^api/src/${WORK}/` },
    ),
    error(
      "adapters-implement-ports",
      "An adapter knows what it fulfils, in the core's own words, and nothing of who asks.",
      { path: `^api/src/${ADAPTER}/` },
      {
        path: "^api/src/",
        pathNot: ["^api/src/$1/", "^api/src/(ports/[^/]+|config|clock|problem-error)\\.ts$", PURE],
      },
    ),
    error(
      "adapters-decide-nothing",
      "Of the domain an adapter takes types; what runs there is a rule of the business.",
      { path: `^api/src/${ADAPTER}/`, pathNot: TEST },
      { path: PURE, dependencyTypesNot: ["type-only"] },
    ),
    error(
      "only-wiring-meets-adapters",
      "Composition alone chooses what fulfils the ports.",
      {
        path: "^api/src/",
        pathNot: `^api/src/(?:watchdog\\.ts$|wiring/|${ADAPTER}/)`,
      },
      { path: `^api/src/${ADAPTER}/` },
    ),
    error(
      "composition-comes-last",
      "main starts, wiring composes, app mounts; nothing below knows them.",
      { path: "^api/src/[^/]+/", pathNot: "^api/src/wiring/" },
      { path: "^api/src/(?:(?:app|main)\\.ts$|wiring/)" },
    ),
    error(
      "http-knows-no-capability",
      "The HTTP layer serves any operation; it knows who acts and not what for.",
      { path: "^api/src/http/" },
      { path: `^api/src/${CAPABILITY}/`, pathNot: "^api/src/identity/actor\\.ts$" },
    ),

    home(
      "azure-sdk-in-azure-only",
      "Tokens and Azure clients are made in one folder, where what a person's token may do is fenced.",
      "@azure/[^/]+|jose",
      "^(api|contract)/",
      "^api/src/azure/",
    ),
    error(
      "values-are-made-where-they-are-written",
      "A value lives between being made and being written, in one file: nobody else can get one.",
      { path: "^(api|tests|scripts)/", pathNot: ["^api/src/azure/set-secret\\.ts$", TEST] },
      { path: "^api/src/azure/new-value\\.ts$" },
    ),
    home(
      "express-in-http-only",
      "A use case can be called without HTTP.",
      "express|helmet|compression|@types/express[^/]*",
      "^api/",
      "^api/src/http/",
      "^api/src/app\\.ts$",
    ),
    home(
      "log-at-the-edge-only",
      "What is logged passes one list of allowed fields.",
      "pino",
      "^api/",
      "^api/src/http/",
      "^api/src/(main|app)\\.ts$",
    ),
    home(
      "prometheus-in-http-only",
      "What is counted is known to a port, how it is written down to one file.",
      "prom-client",
      "^api/",
      "^api/src/http/",
    ),
    home(
      "traces-in-telemetry-only",
      "What a span may say is a closed list, in one folder.",
      "@opentelemetry/[^/]+",
      "^api/",
      "^api/src/telemetry/",
    ),
    home(
      "database-in-storage-only",
      "SQL stays behind ports.",
      "kysely|pg|pg-connection-string|@types/pg|@electric-sql/[^/]+|pg-boss",
      "^api/",
      "^api/src/storage/",
      "^api/src/jobs/",
    ),
    home(
      "secret-detector-in-secretlint-only",
      "The core asks whether a text holds a secret, not how that is found.",
      "@secretlint/[^/]+",
      "^api/",
      "^api/src/secretlint/",
    ),
    home(
      "policy-engine-in-cedar-only",
      "The core knows rulings, not the engine.",
      "@cedar-policy/[^/]+",
      "^api/",
      "^api/src/cedar/",
    ),
    error(
      "contract-needs-zod-and-croner-only",
      "Both sides load the contract, the browser too.",
      { path: "^contract/src/", pathNot: TEST },
      { path: "node_modules/", pathNot: "node_modules/(?:zod|croner)/" },
    ),
    error(
      "teams-js-in-one-file",
      "One file speaks to Teams, so that the rest runs without it.",
      { path: "^tabs/", pathNot: "^tabs/src/host/teams-host\\.ts$" },
      { path: "node_modules/@microsoft/teams-js/" },
    ),
    error(
      "teamsfx-in-one-file",
      "teamsfx is past its end of support: it stays behind one file and is never in the service.",
      { path: "^", pathNot: "^tabs/src/host/sign-in-window\\.ts$" },
      { path: "node_modules/@microsoft/teamsfx" },
    ),
    error(
      "teamsfx-is-loaded-when-needed",
      "Only a person who has to consent downloads it.",
      { path: "^tabs/" },
      {
        path: "^tabs/src/host/sign-in-window\\.ts$",
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    ),

    error(
      "features-do-not-meet",
      "A feature can be read, changed and removed alone.",
      { path: "^tabs/src/features/([^/]+)/" },
      { path: "^tabs/src/features/", pathNot: "^tabs/src/features/$1/" },
    ),
    error(
      "features-stand-on-top",
      "ui, data and host serve every feature and know none.",
      { path: "^tabs/src/(ui|data|host)/" },
      { path: "^tabs/src/(features/|(routes|app|main)\\.tsx?$)" },
    ),
    error(
      "ui-shows-and-does-not-fetch",
      "What is shown is given as properties.",
      { path: "^tabs/src/ui/" },
      { path: ["^tabs/src/(data|host)/", "node_modules/@tanstack/react-query/"] },
    ),

    error(
      "every-import-resolves",
      "An import that the cruiser cannot resolve is an import that no rule can see.",
      {},
      { couldNotResolve: true },
    ),
    error("no-cycles", "What needs each other is one thing.", {}, { circular: true }),
    error(
      "no-orphans",
      "A file that nothing imports and nobody starts is dead.",
      {
        orphan: true,
        pathNot: [
          "^(tests|scripts)/",
          TEST,
          "\\.d\\.ts$",
          "\\.config\\.[a-z]+$",
          "(^|/)main\\.tsx?$",
          "^contract/src/openapi\\.ts$",
          "^sandbox/redirect\\.mjs$",
        ],
      },
      {},
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|test-results)/" },
    // Types count: who names another's type depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json"],
      // Without it, imports by workspace name stay unresolved and no rule sees them.
      exportsFields: ["exports"],
      conditionNames: ["import", "browser", "node", "types", "default"],
    },
    cache: { folder: "node_modules/.cache/dependency-cruiser", strategy: "content" },
  },
};
