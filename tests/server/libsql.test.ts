import { describeStore } from './store-suite.ts';
import { tempFolder } from './house.ts';

describeStore('libsql', async () => ({ dataFolder: tempFolder() }));
