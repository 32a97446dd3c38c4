/** Link to the shop's privacy notice, if it has one that is a web address; relative to the shop's page. */
export function PrivacyLink({ address, words }: { readonly address: string | undefined; readonly words: string }) {
  const href = address && toWebAddress(address);
  if (!href) return null;
  return (
    <a href={href} target="_blank" rel="noopener">
      {words}
    </a>
  );
}

function toWebAddress(address: string): string | undefined {
  try {
    const { protocol, href } = new URL(address, document.baseURI);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
