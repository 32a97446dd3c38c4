import type { ComponentChildren } from 'preact';
import type { ConversationView } from '../../protocol/index.ts';
import { useDesk } from './context.ts';

/** Terms and what they are. */
export function Facts({ children }: { readonly children: ComponentChildren }) {
  return <dl class="desk-facts">{children}</dl>;
}

/** One of {@link Facts}. */
export function Fact({ term, children }: { readonly term: string; readonly children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the server calls the answers of its own forms. What it does not know is a label already, in the shop's words. */
const known = ['topic', 'orderNumber', 'phone', 'country', 'consent'] as const;

/** Labelled answers of a form, except some that are shown in another way. */
export function Details({ details, except = [] }: { readonly details: ConversationView['details']; readonly except?: readonly string[] }) {
  const { say, format } = useDesk();
  return (
    <>
      {details
        .filter(({ label }) => !except.includes(label))
        .map(({ label, value }) => {
          const name = known.find((one) => one === label);
          return (
            <Fact key={label} term={name ? say(`detail.${name}`) : label}>
              <bdi class="desk-text">{name === 'country' ? format.country(value) : value}</bdi>
            </Fact>
          );
        })}
    </>
  );
}
