/**
 * JSON as it is meant, also on pages whose libraries teach arrays another form of it (`Array.prototype.toJSON`, as Prototype
 * has it): a method of its own that is none keeps theirs from being found (ECMA-262, SerializeJSONProperty).
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    // Seen before its members are: these are looked at for `toJSON` on the way into the next call.
    for (const member of Object.values(Object(part))) if (Array.isArray(member)) Object.defineProperty(member, 'toJSON', { value: undefined, configurable: true });
    return part;
  });
}
