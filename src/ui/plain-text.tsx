import { findLinks } from './links.ts';

/** What a person wrote, shown as written: text nodes only, line breaks kept, addresses made into safe links. */
export function PlainText({ text }: { readonly text: string }) {
  return (
    <span class="db-plain" dir="auto">
      {findLinks(text).map((piece, index) =>
        typeof piece === 'string' ? (
          piece
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc" title={piece.href}>
            {piece.text}
          </a>
        ),
      )}
    </span>
  );
}
