/** What each part knows, together. Half of it is worth showing; nothing at all is not an answer. */
export async function gather<One, T>(parts: readonly One[], ask: (part: One) => Promise<readonly T[]>): Promise<readonly T[]> {
  const lists = await Promise.allSettled(parts.map(ask));
  const known = lists.flatMap((list) => (list.status === 'fulfilled' ? [list.value] : []));
  const failed = lists.find((list) => list.status === 'rejected');
  if (known.length === 0 && failed) throw failed.reason;
  return known.flat();
}
