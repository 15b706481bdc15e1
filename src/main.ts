import { holidaysFolder, seedHouse } from "./adapters/seed-house.ts";
import { createApp } from "./app.ts";
import { loadConfig } from "./platform/config.ts";
import { runUntilStopped } from "./platform/run.ts";
import { openServices, whileFilling } from "./services.ts";
import { startSweeps } from "./sweeps.ts";
import { welcome } from "./welcome.ts";

// Every limit is counted in Chinese days, whatever the machine's zone.
process.env.TZ = "Asia/Shanghai";

await runUntilStopped(async (onStop) => {
  const outcome = loadConfig(process.env);
  if (!outcome.ok) throw new Error(`The settings are not right (docs/operate.md lists them all):\n  ${outcome.faults.join("\n  ")}`);
  const { config } = outcome;
  const services = await openServices(config);
  onStop(() => services.stop());
  await whileFilling(services, (filled) => seedHouse(filled, holidaysFolder(services.config)));
  const app = await createApp(services);
  onStop(() => app.close());
  await app.listen({ host: config.host, port: config.port });
  await Promise.all([services.live.start(), services.jobs.start()]);
  const sweeps = startSweeps(services.house, services.metrics, services.senders, services.config.keep);
  onStop(() => sweeps.stop());
  for (const notice of services.notices) console.log(notice);
  await welcome(services.house, console.log);
});
