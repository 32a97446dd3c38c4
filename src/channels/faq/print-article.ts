import { createSheet } from '../../ui/index.ts';
import style from './print.css?inline';

/** Images that have not come by then are printed as they are. */
const imagesMs = 3_000;

/** While one article is printed, the page and the panel are not. Style sheets made by scripts need no `style-src`. */
const pageStyle = `
@media print { :root > :not([data-deskbell-print]) { display: none !important } }
@media screen { :root > [data-deskbell-print] { position: fixed; visibility: hidden; width: 0; height: 0; overflow: hidden } }`;

/** Prints an article, and nothing of the page around it: a copy of it hangs beside the page until the printer has it. */
export async function printArticle(article: HTMLElement, locale: string): Promise<void> {
  const host = document.createElement('div');
  host.dataset['deskbellPrint'] = '';
  host.lang = locale;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [createSheet(style)];
  const copy = article.cloneNode(true) as HTMLElement;
  for (const details of copy.querySelectorAll('details')) details.open = true;
  root.append(copy);
  const sheet = createSheet(pageStyle);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.documentElement.append(host);
  try {
    await imagesOf(copy);
    window.print();
  } finally {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  }
}

async function imagesOf(copy: HTMLElement): Promise<void> {
  const images = [...copy.querySelectorAll('img')].map((image) => {
    image.loading = 'eager';
    return image.decode().catch(() => {});
  });
  await Promise.race([Promise.all(images), new Promise((resolve) => void setTimeout(resolve, imagesMs))]);
}
