// The floors and doors of the house, held by `npm run check:imports`; tools/import-rules.test.ts proves that each rule bites.

/** Modules from the ground up: each may use the doors of those in the rows before its own, and none beside or above it. */
const MODULE_ROWS = [
  ["identity"],
  ["catalogue"],
  ["matters"],
  ["documents"],
  ["cases", "consultation", "complaints", "disclosure", "queue"],
  ["licences"],
  ["notices", "feedback", "designs"],
  ["handovers"],
  ["supervision"],
  ["exchange", "halls", "operations", "programme"],
];

const TESTS = ["\\.test\\.tsx?$", "/testing\\.ts$", "/testing-[^/]+\\.ts$", "fixtures?\\.tsx?$", "/fixtures/"];
const DOORS = "^src/modules/[^/]+/(index|shared)\\.tsx?$";
const ANY_MODULE = "^src/modules/[^/]+/";
const CODE_ONLY = { dependencyTypesNot: ["type-only", "npm-no-pkg"] };

const namesOf = (rows) => rows.flat().join("|");

const moduleFloors = MODULE_ROWS.flatMap((row, index) =>
  row.map((name) => ({
    name: `module-floor-${name}`,
    comment: `${name} may only use modules below it; what happens above or beside it reaches it as events.`,
    severity: "error",
    from: { path: `^src/modules/${name}/`, pathNot: TESTS },
    to: { path: `^src/modules/(${namesOf(MODULE_ROWS.slice(index))})/`, pathNot: `^src/modules/${name}/` },
  })),
);

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment: "Files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "imports-exist",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "core-is-pure",
      comment: "core/ is usable alone: it knows nothing of the floors above it.",
      severity: "error",
      from: { path: "^src/core/", pathNot: TESTS },
      to: { path: "^src/(platform|modules|adapters|web)/|^src/[^/]+\\.tsx?$" },
    },
    {
      name: "core-does-no-io",
      comment: "core/ touches no file, network or process; what it needs comes as a parameter.",
      severity: "error",
      from: { path: "^src/core/", pathNot: TESTS },
      to: { dependencyTypes: ["core"], path: "^(fs|net|http|https|child_process|dgram|tls|worker_threads)" },
    },
    {
      name: "core-parts-stand-alone",
      comment: "The parts of core/ don't know each other, except that processes and forms have rules.",
      severity: "error",
      from: { path: "^src/core/([^/]+)/" },
      to: { path: "^src/core/[^/]+/", pathNot: ["^src/core/$1/", "^src/core/rules/index\\.ts$"] },
    },
    {
      name: "platform-knows-no-module",
      comment: "platform/ knows no word of government.",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: "^src/(modules|adapters|web)/|^src/[^/]+\\.tsx?$" },
    },
    {
      name: "through-the-door",
      comment: "A module is entered through index.ts or shared.ts; its inside is its own.",
      severity: "error",
      from: { path: "^src/modules/([^/]+)/", pathNot: TESTS },
      to: { path: ANY_MODULE, pathNot: ["^src/modules/$1/", DOORS] },
    },
    {
      name: "through-the-door-from-above",
      comment: "A module is entered through index.ts or shared.ts; its inside is its own.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/modules/[^/]+/", ...TESTS] },
      to: { path: ANY_MODULE, pathNot: DOORS },
    },
    {
      name: "shared-is-browser-safe",
      comment: "What a module shares with browsers brings no server code along.",
      severity: "error",
      from: { path: "^src/modules/[^/]+/shared\\.tsx?$" },
      to: { path: "^src/platform/(?!i18n/)|^src/modules/[^/]+/index\\.ts$", ...CODE_ONLY },
    },
    {
      name: "modules-know-no-doors-above",
      comment: "Modules don't know who calls them.",
      severity: "error",
      from: { path: "^src/modules/" },
      to: { path: "^src/(adapters|web)/|^src/[^/]+\\.tsx?$" },
    },
    {
      name: "doors-know-no-composition",
      comment: "Pages and adapters are given what they need; they don't reach for the whole.",
      severity: "error",
      from: { path: "^src/(adapters|web)/" },
      to: { path: "^src/[^/]+\\.tsx?$" },
    },
    {
      name: "desk-runs-in-the-browser",
      comment: "The desk uses the browser-safe doors and pure code; of the server it knows types alone.",
      severity: "error",
      from: { path: "^src/web/desk/", pathNot: TESTS },
      to: {
        path: "^src/(platform|modules|adapters|web)/|^src/[^/]+\\.tsx?$",
        pathNot: ["^src/web/desk/", "^src/web/ui/", "^src/platform/i18n/", "^src/modules/[^/]+/shared\\.tsx?$"],
        ...CODE_ONLY,
      },
    },
    {
      name: "portal-and-desk-apart",
      comment: "The public pages and the desk are two applications.",
      severity: "error",
      from: { path: "^src/web/(portal|desk|desk-api)/" },
      to: { path: "^src/web/(portal|desk|desk-api)/", pathNot: "^src/web/($1|desk-api)/", ...CODE_ONLY },
    },
    {
      name: "tests-stay-apart",
      comment: "What runs in production doesn't lean on what serves tests.",
      severity: "error",
      from: { path: "^src/", pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: "packages-are-declared",
      comment: "What runs in production stands among the dependencies of package.json.",
      severity: "error",
      from: { path: "^src/", pathNot: [...TESTS, "vite\\.config\\.ts$"] },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
    ...moduleFloors,
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
