import { startDesk } from './start.tsx';

const root = document.getElementById('desk');
if (root) startDesk(window, root);
