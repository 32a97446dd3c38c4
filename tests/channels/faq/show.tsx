import { act, fireEvent, render, screen } from '@testing-library/preact';
import { phrases } from '../../../src/channels/faq/text/en.ts';
import { FaqView } from '../../../src/channels/faq/view.tsx';
import { createShell } from '../shell.tsx';
import { sayOf } from '../stage.ts';
import { openLibrary, type OpenOptions } from './library.ts';

/** Shows the FAQ over the small library, with what a hand can do to it. `ruin` damages the package before it is opened. */
export async function show({ path = '', ruin, ...options }: OpenOptions & { path?: string; ruin?: (files: Map<string, unknown>) => void } = {}) {
  const opened = await openLibrary(options);
  ruin?.(opened.host.files);
  const shell = createShell();
  const draw = (to: string) => <FaqView model={opened.model} say={sayOf(phrases)} path={to} shell={shell} />;
  const view = render(draw(path));
  /** The index, what draws articles and an article come one after the other, each asked for by what the last one drew. */
  const settle = async () => {
    for (let round = 0; round < 3; round++) {
      await act(async () => {
        await import('../../../src/channels/faq/article.tsx');
        await import('../../../src/search/article-texts.ts');
        await opened.settle();
      });
    }
  };
  await settle();
  const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Search for an answer' });
  return {
    ...opened,
    shell,
    settle,
    field,
    go: async (to: string) => {
      view.rerender(draw(to));
      await settle();
    },
    type: async (words: string) => {
      fireEvent.input(field(), { target: { value: words } });
      await act(() => opened.advance(0));
    },
    press: (key: string, more: object = {}) => fireEvent.keyDown(field(), { key, ...more }),
    options: () => screen.queryAllByRole('option').map((option) => option.textContent),
    chosen: () => screen.queryByRole('option', { selected: true })?.textContent,
  };
}
