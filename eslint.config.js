import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const clock = "Time is an argument: take a Clock. Only clock.ts reads the system's.";
const environment = "The environment is an argument: only config.ts and process entries read it.";
const chance = "Randomness is an argument: take what makes the id.";

const noValue =
  "Nobody reads a value, and one file writes one: api/src/azure/set-secret.ts (docs/rotation.md).";
const ownSources = [
  { object: "Date", property: "now", message: clock },
  { object: "Math", property: "random", message: chance },
  { object: "process", property: "env", message: environment },
];
// `operations.getSecret` is our own: it answers with metadata.
const readsValue = { property: "getSecret", allowObjects: ["operations"], message: noValue };
const writesValue = { property: "setSecret", message: noValue };

const noDefaultExport = { selector: "ExportDefaultDeclaration", message: "Exports are named." };
const noSystemClock = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: clock,
};

export default tseslint.config(
  { ignores: ["**/dist/", "**/node_modules/", ".sandbox/", ".cache/", "**/test-results/"] },
  ...tseslint.configs.strict,
  {
    // What a rule refuses is changed in the code or in this file, for all to see.
    linterOptions: { noInlineConfig: true },
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ["*.js", "*.cjs", "*.ts"] } },
    },
    rules: {
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 80 }],
      "no-restricted-properties": ["error", ...ownSources],
      "no-restricted-syntax": ["error", noSystemClock, noDefaultExport],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      "@typescript-eslint/no-extraneous-class": "off",
    },
  },
  {
    // Those of typescript-eslint's type-checked rules that find mistakes at little cost.
    files: ["{contract,api,sandbox,tabs}/src/**/*.{ts,tsx}", "{tests,scripts}/**/*.ts"],
    rules: {
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: false }],
      "@typescript-eslint/no-unnecessary-type-assertion": "error",
      "@typescript-eslint/no-unsafe-argument": "error",
      "@typescript-eslint/no-unsafe-member-access": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/prefer-promise-reject-errors": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    files: ["api/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-properties": ["error", ...ownSources, readsValue, writesValue] },
  },
  {
    files: ["api/src/azure/set-secret.ts"],
    rules: { "no-restricted-properties": ["error", ...ownSources, readsValue] },
  },
  {
    files: ["tabs/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      // It warns of what the React Compiler would leave out; nothing is compiled with it here.
      "react-hooks/incompatible-library": "off",
    },
  },
  {
    // Components are mostly markup; their logic is bounded by the file limit.
    files: ["**/*.tsx"],
    rules: { "max-lines-per-function": ["error", { max: 120 }] },
  },
  {
    files: [
      "**/clock.ts",
      "**/config.ts",
      "**/main.ts",
      "api/src/watchdog.ts",
      "{scripts,tests}/**",
      "**/*.config.*",
    ],
    rules: {
      "no-restricted-properties": "off",
      "no-restricted-syntax": ["error", noDefaultExport],
    },
  },
  {
    // Their tools ask for a default export.
    files: ["**/*.config.*", "tests/e2e/start-world.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
