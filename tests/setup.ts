import { WebSocket } from 'ws';

// Node 20 has no WebSocket of its own; newer Nodes and browsers do.
if (!('WebSocket' in globalThis)) Object.defineProperty(globalThis, 'WebSocket', { value: WebSocket, writable: true, configurable: true });
