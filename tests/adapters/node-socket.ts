import { WebSocket } from 'ws';

/** A socket of Node's, which a server can cut without waiting for a farewell. */
export function nodeSocket(url: string, protocols?: string | readonly string[]): globalThis.WebSocket {
  return new WebSocket(url, protocols as string | string[]) as unknown as globalThis.WebSocket;
}
