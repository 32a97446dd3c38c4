/** The key of the mark that something is going on with the shop in this browser. The loader knows it too. */
export const markKey = (name: string) => `${name}:engaged`;

/** Whether earlier pages have left the mark. */
export function hasMark(name: string): boolean {
  try {
    return localStorage.getItem(markKey(name)) !== null;
  } catch {
    return false;
  }
}
