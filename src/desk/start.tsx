import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Undo } from '../core/platform.ts';
import { directionOf } from '../core/direction.ts';
import { createAlerts } from './browser/alerts.ts';
import { createThemeChoice } from './browser/theme.ts';
import { createBrowserWorld } from './browser/world.ts';
import { createDesk } from './desk.ts';
import { createFormat } from './format.ts';
import { dress } from './styles/dress.ts';
import type { Speech } from './text/index.ts';
import { App } from './views/app.tsx';
import { nameOf } from './views/person-name.tsx';

const newsTitles = { said: 'alerts.title', back: 'alerts.back', given: 'alerts.given' } as const;

/** Draws the desk into a node of a page that is wholly its own; the answer takes it away again. */
export function startDesk(window: Window & typeof globalThis, root: HTMLElement, { say, locale }: Speech): Undo {
  const { document } = window;
  const format = createFormat({ locale, words: { now: say('time.now'), today: say('time.today'), yesterday: say('time.yesterday') } });
  const theme = createThemeChoice(window);
  const world = createBrowserWorld(window);
  const desk = createDesk(world);

  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  dress(document);
  const undoTitle = effect(() => {
    const count = desk.inbox.unread.value;
    const place = say(desk.session.state.value.is !== 'in' ? 'title.sign-in' : `title.${desk.section.value}`);
    document.title = count ? say('title.unread', { count, place }) : say('title.page', { place });
  });
  const alerts = createAlerts(window);
  const undoNews = desk.onNews((item, why) =>
    alerts.tell({
      title: say(newsTitles[why], { name: nameOf(item.person, say('visitor')) }),
      body: item.excerpt,
      about: item.conversation,
      onOpen: () => desk.choose(item.conversation),
    }),
  );
  const ask = (event: BeforeUnloadEvent) => {
    if (desk.wouldLose()) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  render(<App view={{ desk, say, format, theme, alerts, origin: world.base }} />, root);
  void desk.session.resume();

  return () => {
    render(null, root);
    undoTitle();
    undoNews();
    window.removeEventListener('beforeunload', ask);
    alerts.dispose();
    desk.dispose();
    theme.dispose();
    world.dispose();
  };
}
