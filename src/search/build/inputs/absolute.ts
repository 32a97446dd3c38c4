import type { ElementNode } from '../element.ts';

/** Makes the addresses in a fetched page whole: read anywhere else, `../prices` means nothing. Places within it stay. */
export function absolute(nodes: readonly ElementNode[], base: string): ElementNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    const attributes = Object.fromEntries(
      Object.entries(node.attributes).map(([name, value]) => [name, name === 'href' || name === 'src' ? absoluteAddress(value, base) : value]),
    );
    return { ...node, attributes, children: absolute(node.children, base) };
  });
}

function absoluteAddress(address: string, base: string): string {
  // What has a scheme is left as it is, to be judged with all other links.
  if (/^(?:#|[a-z][a-z0-9+.-]*:)/i.test(address.trim()) || address.trim() === '') return address;
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
