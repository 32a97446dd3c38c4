/** A socket that never opens: it fails at once, or is silent until somebody closes it. */
export function createDeadSocket(url: string, how: 'fails' | 'is silent'): WebSocket {
  const target = new EventTarget();
  let over = false;
  const socket = Object.assign(target, {
    url,
    readyState: 0,
    onopen: null,
    onmessage: null,
    onerror: null as ((event: Event) => void) | null,
    onclose: null as ((event: Event) => void) | null,
    send: () => {},
    // As in a browser, what happens is told later.
    close: () => void setTimeout(end, 0),
  });

  function end(): void {
    if (over) return;
    over = true;
    socket.readyState = 3;
    const [failed, closed] = [new Event('error'), Object.assign(new Event('close'), { code: 1006, reason: '', wasClean: false })];
    socket.onerror?.(failed);
    target.dispatchEvent(failed);
    socket.onclose?.(closed);
    target.dispatchEvent(closed);
  }

  if (how === 'fails') setTimeout(end, 0);
  return socket as unknown as WebSocket;
}
