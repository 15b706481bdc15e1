import { runCommand } from "./cli/run-command.ts";
import { systemIo } from "./cli/system-io.ts";

// Every limit is counted in Chinese days, whatever the machine's zone.
process.env.TZ = "Asia/Shanghai";

process.exitCode = await runCommand(process.argv.slice(2), systemIo());
