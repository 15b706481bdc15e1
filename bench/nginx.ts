import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

export interface Nginx {
  /** Gives the page packed beforehand to whoever takes gzip. */
  url: string;
  /** Packs it at every request. */
  packing: string;
  pid: number;
  stop(): Promise<void>;
}

/** One nginx process that gives out one page: no log, files kept open, as a careful operator sets it. */
export async function startNginx(program: string, page: Buffer, packed: Buffer): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), "mingtang-nginx-"));
  mkdirSync(join(folder, "site"));
  writeFileSync(join(folder, "site/page.html"), page);
  writeFileSync(join(folder, "site/page.html.gz"), packed);
  const [port, packing] = [await freePort(), await freePort()];
  writeFileSync(join(folder, "nginx.conf"), configuration(folder, port, packing));
  const child = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}/page.html`;
  await answering(url, child);
  return {
    url,
    packing: `http://127.0.0.1:${packing}/page.html`,
    pid: child.pid ?? 0,
    stop: () =>
      new Promise((done) => {
        child.once("exit", () => {
          rmSync(folder, { recursive: true, force: true });
          done();
        });
        child.kill("SIGQUIT");
      }),
  };
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error("nginx ended");
    const isThere = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isThere) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

function configuration(folder: string, port: number, packing: number): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
  return `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  ${temporary} access_log off; sendfile on; keepalive_requests 10000000; open_file_cache max=100; types { text/html html; }
  add_header vary accept-encoding; charset utf-8;
  server { listen 127.0.0.1:${port}; root ${folder}/site; gzip_static on; }
  server { listen 127.0.0.1:${packing}; root ${folder}/site; gzip on; gzip_comp_level 6; gzip_types text/html; }
}
`;
}
