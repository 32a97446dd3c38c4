import { openFaq, type Faq, type FaqOptions } from '../../src/search/index.ts';

/** Opens an FAQ and waits until it is as good as it gets. */
export async function openWhole(options: FaqOptions): Promise<Faq> {
  let faq = await openFaq(options);
  while (faq.better) faq = await faq.better();
  return faq;
}
