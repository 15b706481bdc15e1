import type { CommandIo } from "./io.ts";
import type { CliMessages } from "./messages.ts";

export type RunCommand = (args: string[], io: CommandIo) => Promise<number>;

/** One word or two that name a command, and where it is: only the file of the command asked for is read, so that the pure ones start at once. */
export interface CommandEntry {
  name: keyof CliMessages["commands"];
  load(): Promise<RunCommand>;
}

/** Every command of bin/mingtang. A new one is a file, a line here and its words in messages.ts. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: "migrate", load: async () => (await import("./migrate.ts")).migrateCommand },
  { name: "seed", load: async () => (await import("./seed.ts")).seedCommand },
  { name: "county", load: async () => (await import("./county.ts")).countyCommand },
  { name: "import organisations", load: async () => (await import("./import-organisations.ts")).importOrganisationsCommand },
  { name: "import people", load: async () => (await import("./import-people.ts")).importPeopleCommand },
  { name: "import catalogue", load: async () => (await import("./import-catalogue.ts")).importCatalogueCommand },
  { name: "verify", load: async () => (await import("./verify.ts")).verifyCommand },
  { name: "files", load: async () => (await import("./files.ts")).filesCommand },
  { name: "load", load: async () => (await import("./load.ts")).loadCommand },
  { name: "user add", load: async () => (await import("./user-add.ts")).userAddCommand },
  { name: "user password", load: async () => (await import("./user-password.ts")).userPasswordCommand },
  { name: "process check", load: async () => (await import("./process-check.ts")).processCheckCommand },
  { name: "form check", load: async () => (await import("./form-check.ts")).formCheckCommand },
  { name: "deadline", load: async () => (await import("./deadline.ts")).deadlineCommand },
  { name: "id check", load: async () => (await import("./id-check.ts")).idCheckCommand },
];
