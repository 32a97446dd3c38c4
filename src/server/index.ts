// The door: the reference server. See README.md for what it promises and its options.
export { addAgent, changeAgent, listAgents, setPassword } from './agents.ts';
export type { Clock } from './clock.ts';
export { ConfigSchema, readConfig, type Config, type ConfigInput } from './config.ts';
export type { Random } from './random.ts';
export { createSystemRandom } from './random.ts';
export { createLog } from './log.ts';
export { Refusal } from './refusal.ts';
export { startServer, type Machine, type RunningServer } from './server.ts';
export { StartError, type StartErrorKind } from './start-error.ts';
export { writeBackup } from './lifecycle/backup.ts';
export { journalOf, readErasures } from './lifecycle/erasure-journal.ts';
export { eraseVisitors, exportVisitors, findVisitors, type ExportedVisitor, type Named } from './lifecycle/person.ts';
export { restoreBackup, type RestoreOptions } from './lifecycle/restore.ts';
export { openDatabase, openStore, type Store, type StoreOptions } from './store/index.ts';
