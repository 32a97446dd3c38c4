/** `JPEG, PNG, PDF`: these are called the same, and listed the same, everywhere. */
export function sayTypes(types: readonly string[]): string {
  return types.map(sayType).join(', ');
}

/** `image/webp` → `WEBP`. */
export function sayType(type: string): string {
  return (type.split('/')[1] ?? type).toUpperCase();
}
