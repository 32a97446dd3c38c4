/** When a conversation that is put off may come back. */
export interface LaterTime {
  readonly id: 'hour' | 'tomorrow' | 'monday';
  readonly at: number;
}

const hourMs = 3_600_000;
const morning = 9;

/** What agents mean by later, in their own time zone; each moment once. */
export function laterTimes(now: number): readonly LaterTime[] {
  const tomorrow = morningIn(now, 1);
  const monday = morningIn(now, (8 - new Date(now).getDay()) % 7 || 7);
  return [{ id: 'hour', at: now + hourMs }, { id: 'tomorrow', at: tomorrow }, ...(monday === tomorrow ? [] : [{ id: 'monday', at: monday } as const])];
}

function morningIn(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(morning, 0, 0, 0);
}

/** A moment as a field for date and time takes it: local, to the minute. */
export function fieldOf(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
