import type { Article, Block, Inline } from '../../src/protocol/article.ts';
import { packArticles } from '../../src/search/build/pack.ts';

/** Which FAQ a specimen has. */
export type FaqKind = 'usual' | 'one' | 'none' | 'unreachable' | 'slow';

const address = new URL('./specimen-faq/manifest.json', location.href).href;

/** Lets the page answer for an FAQ host that is not there; gives the address of the manifest. */
export function serveFaq(kind: FaqKind): string | undefined {
  if (kind === 'none') return undefined;
  const pages = window.fetch;
  const files = packArticles(kind === 'one' ? articles.slice(0, 1) : articles, { locale: 'en', images: new Map() });
  const base = new URL('.', address).href;
  window.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (!url.startsWith(base)) return pages.call(window, input, init);
    if (kind === 'slow') return new Promise<Response>(() => {});
    const file = kind === 'unreachable' ? undefined : files.get(url.slice(base.length));
    return file ? new Response(file as Uint8Array<ArrayBuffer>) : new Response('', { status: 404 });
  };
  return address;
}

const p = (...children: Inline[]): Block => ({ type: 'paragraph', children });
const article = (id: string, title: string, category: string, popularity: number, body: readonly Block[]) =>
  ({ id, title, category, popularity, tags: [], pages: [], updated: '2026-07-22', questions: [], hidden: '', body }) satisfies Article & { hidden: string };

const articles = [
  article('returns', 'How do I return something?', 'Returns', 90, [
    p('You have ', { type: 'strong', children: ['30 days'] }, ' from the day the parcel arrives. The pot may have been washed, not brewed in.'),
    {
      type: 'list',
      ordered: true,
      items: [
        [p('Print the label from ', { type: 'link', to: { kind: 'page', href: '/account' }, children: ['your orders'] }, '.')],
        [p('Pack the pot as it came, the lid in its own paper.')],
        [p('Hand it in at any parcel shop and keep the slip.')],
      ],
    },
    { type: 'callout', tone: 'tip', children: [p('No printer? The parcel shop prints the label from a code.')] },
    { type: 'heading', level: 2, id: 'costs', children: ['What it costs'] },
    {
      type: 'table',
      rows: [
        { cells: ['Country', 'By parcel', 'Within'].map((words) => ({ header: 'column' as const, children: [p(words)] })) },
        { cells: ['Germany', 'free', '2–4 days'].map((words) => ({ children: [p(words)] })) },
        { cells: ['European Union', '€ 6.90', '4–8 days'].map((words) => ({ children: [p(words)] })) },
      ],
    },
    p('Then see ', { type: 'link', to: { kind: 'article', id: 'refund' }, children: ['when the money is back'] }, '.'),
    { type: 'heading', level: 2, id: 'pack', children: ['How to pack it'] },
    { type: 'video', href: 'https://films.tuelle.example/pack-a-pot.mp4', title: 'A pot in its box, one minute' },
    { type: 'callout', tone: 'caution', children: [p('Never wrap the lid and the pot together.')] },
    { type: 'heading', level: 2, id: 'other', children: ['Something else?'] },
    { type: 'details', summary: ['It was a gift'], children: [p('You get a gift card, and whoever gave it hears nothing of it.')] },
    { type: 'quote', children: [p('Thirty days, no questions. That is what our grandmother would have done.')] },
  ]),
  article('refund', 'When do I get my money back?', 'Returns', 70, [p('Three working days after the parcel is with us, the way you paid.')]),
  article('delivery', 'How long does delivery take?', 'Delivery', 85, [p('One to two working days in Germany, three to five in the European Union.')]),
  article('track', 'Where is my parcel?', 'Delivery', 80, [p('The mail with the tracking link goes out when the parcel leaves us.')]),
  article('glaze', 'Is the glaze safe in the dishwasher?', 'Care', 40, [p('Yes, in the upper rack. Gold rims are for washing by hand.')]),
  article('long', 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen and other words that do not end when one expects them to', 'Care', 30, [
    p(`${'Superlongword'.repeat(30)} goes on.`),
    { type: 'code-block', value: `curl --request POST https://tuelle.example/${'very/'.repeat(20)}long` },
  ]),
  ...Array.from({ length: 40 }, (_, index) => article(`size-${index}`, `How large is pot number ${index + 1}?`, 'Pots', 5, [p(`It holds ${200 + index * 25} ml.`)])),
];
