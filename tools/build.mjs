// `npm run build`: bundles the server (rolldown) and the desk (Vite) into dist/. With --stale builds only what is not up to date.
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { isBuilt, markBuilt, parts, ROOT } from "./freshness.mjs";

const builders = { server: buildServer, desk: buildDesk };
const wanted = process.argv.includes("--stale") ? parts().filter((part) => !isBuilt(part)) : parts();
for (const part of wanted) {
  const start = performance.now();
  markBuilt(part, await builders[part]());
  console.log(`Built the ${part} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
}

/** Our own sources in a few files; packages stay in node_modules, where they keep their data files and native parts. */
async function buildServer() {
  const { build } = await import("rolldown");
  const folder = join(ROOT, "dist/server");
  rmSync(folder, { recursive: true, force: true });
  const { output } = await build({
    cwd: ROOT,
    input: {
      main: "src/main.ts",
      cli: "src/cli.ts",
      "verify-worker": "src/verify-worker.ts",
      "paper-worker": "src/modules/documents/render/paper-worker.ts",
    },
    platform: "node",
    external: (id) => !/^[.#]/.test(id) && !isAbsolute(id),
    tsconfig: join(ROOT, "tsconfig.json"),
    logLevel: "warn",
    output: { dir: folder, format: "esm", sourcemap: true, entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
  });
  return output.flatMap((chunk) => ("moduleIds" in chunk ? chunk.moduleIds : []));
}

async function buildDesk() {
  const { build } = await import("vite");
  const root = join(ROOT, "src/web/desk");
  const inputs = new Set([join(root, "index.html"), ...globSync(join(root, "public/**")).filter((path) => /\.\w+$/.test(path))]);
  await build({
    root,
    base: "/desk/",
    logLevel: "warn",
    ...(existsSync(join(root, "vite.config.ts")) ? {} : { configFile: false, plugins: [(await import("@vitejs/plugin-react")).default()] }),
    build: {
      outDir: join(ROOT, "dist/desk"),
      emptyOutDir: true,
      // Browsers of government machines lag behind: Chrome 86 is what the common domestic ones are made of.
      target: "chrome86",
      assetsInlineLimit: 0,
      sourcemap: false,
      chunkSizeWarningLimit: 4000,
      reportCompressedSize: false,
    },
  }).then((result) => {
    for (const { output } of [result].flat())
      for (const chunk of output) for (const id of chunk.moduleIds ?? []) inputs.add(id.split("?")[0]);
  });
  // What a PDF may lack and its reader fetches when it meets it: tables of Chinese characters, the standard fonts, a decoder.
  for (const part of ["cmaps", "standard_fonts", "wasm"])
    cpSync(join(ROOT, "node_modules/pdfjs-dist", part), join(ROOT, "dist/desk/pdfjs", part), { recursive: true });
  await compressAll(join(ROOT, "dist/desk"));
  return [...inputs].filter((path) => isAbsolute(path) && existsSync(path));
}

/** Compressed once here rather than at every request. */
async function compressAll(folder) {
  const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
  const files = globSync(join(folder, "**/*.{js,css,html,svg,json}"));
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, await brotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      writeFileSync(`${file}.gz`, await zip(content, { level: 9 }));
    }),
  );
}
