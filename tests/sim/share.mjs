// One process's share of `sim.mjs`: plays its stories and says how far it is.
const { file, runs, seed, path } = JSON.parse(process.argv[2]);
const { search, hurry } = await import(file);
hurry();
// The process dies of it, and with it the command.
process.on('unhandledRejection', (error) => {
  throw error;
});

function tell(about) {
  const { user, system } = process.cpuUsage();
  process.send({ cpuMs: (user + system) / 1000, ...about });
}
const onRun = (count) => count % 50 === 0 && tell({ count });
const { runs: count, failure } = await search({ runs, seed, ...(path && { path }), onRun });
tell({ count, failure, isOver: true });
