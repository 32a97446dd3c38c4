import { startDesk } from './start.tsx';
import { fetchSpeech } from './text/index.ts';

const root = document.getElementById('desk');
if (root) void fetchSpeech(navigator.languages).then((speech) => startDesk(window, root, speech));
