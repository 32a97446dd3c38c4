/** The device claims to have no network. */
export function goOffline(): void {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
}

/** The browser refuses to keep anything, as it does in a sandboxed frame. */
export function blockStorage(): void {
  for (const name of ['indexedDB', 'localStorage', 'sessionStorage'] as const) {
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException('Storage is blocked.', 'SecurityError');
      },
    });
  }
}

const hourMs = 3_600_000;

/** The next time the clock on the wall shows this hour, tomorrow at the earliest. */
export function tomorrowAt(hour: number): number {
  const day = new Date(Date.now() + 24 * hourMs);
  return day.setHours(hour, 0, 0, 0);
}
