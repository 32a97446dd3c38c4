import { describeStore } from './store-suite.ts';
import { furnishedFolder } from './house.ts';

describeStore('libsql', async () => ({ dataFolder: await furnishedFolder() }));
