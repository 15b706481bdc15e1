import { spawn, spawnSync } from "node:child_process";

/** The path of a program of this machine; null when it isn't installed. */
export function findProgram(name: string): string | null {
  const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
  const sbin = `/usr/sbin/${name}`;
  if (status === 0) return stdout.trim();
  return spawnSync("test", ["-x", sbin]).status === 0 ? sbin : null;
}

/** Runs a program to its end; throws what it said when it fails. */
export function runProgram(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk;
    });
    child.once("error", fail);
    child.once("close", (code) => (code === 0 ? done(output) : fail(new Error(`${command} ended with ${code}: ${errors}${output}`))));
  });
}
