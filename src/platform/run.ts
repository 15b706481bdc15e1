/** Has `undo` run when the process stops; the last one registered runs first. */
export type OnStop = (undo: () => Promise<unknown>) => void;

const PATIENCE_MS = 30_000;

/**
 * Runs a server: starts it, and on Ctrl-C, SIGTERM or the end of the launcher stops what was started, in reverse order. A second signal
 * ends the process at once. A start that fails says why in one line, undoes what it had started, and exits with 1.
 */
export async function runUntilStopped(start: (onStop: OnStop) => Promise<void>): Promise<void> {
  const undos: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;

  const stop = (code: number): Promise<void> => {
    stopping ??= undoAll(undos).then((isClean) => process.exit(isClean ? code : 1));
    return stopping;
  };
  const onSignal = () => {
    if (stopping) process.exit(1);
    void stop(0);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal).on("SIGHUP", onSignal);
  process.once("disconnect", () => void stop(0)); // the launcher died; without it nobody could stop us

  try {
    // A signal during the start counts as well: what is registered after it is undone at once.
    await start((undo) => {
      undos.push(undo);
      if (stopping) void undo().catch(() => {});
    });
  } catch (error) {
    if (!stopping) console.error(error instanceof Error ? describe(error) : error);
    await stop(1);
  }
}

async function undoAll(undos: readonly (() => Promise<unknown>)[]): Promise<boolean> {
  const hurry = setTimeout(() => process.exit(1), PATIENCE_MS);
  hurry.unref();
  let isClean = true;
  for (const undo of [...undos].reverse()) {
    try {
      await undo();
    } catch (error) {
      isClean = false;
      console.error(error);
    }
  }
  return isClean;
}

const FOLDER_FAULTS = new Set(["EACCES", "EPERM", "EROFS", "EEXIST", "ENOTDIR", "ENOSPC"]);

function describe(error: Error): string {
  if ("code" in error && error.code === "EADDRINUSE")
    return `Another program already uses this address: ${error.message}. Set PORT to another one.`;
  if ("code" in error && error.code === "EADDRNOTAVAIL")
    return `This machine has no such address: ${error.message}. Set HOST to one of its own, or to 0.0.0.0 for all.`;
  if ("code" in error && (error.code === "EACCES" || error.code === "EPERM") && "syscall" in error && error.syscall === "listen")
    return `This user may not serve on this port: ${error.message}. Set PORT to one above 1023, or let a proxy answer there.`;
  if ("code" in error && "path" in error && FOLDER_FAULTS.has(String(error.code)))
    return `DATA_DIR can't be used: ${error.message}. It must be a folder that this user may write to.`;
  const cause = error.cause instanceof Error ? `\n  because: ${error.cause.message}` : "";
  return `${error.message}${cause}${process.env.LOG_LEVEL === "debug" ? `\n${error.stack}` : ""}`;
}
