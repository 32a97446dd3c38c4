import { Icon, IconButton, panelIcons, useEffect, useRef } from '../ui/index.ts';
import type { Frame } from './frame.ts';
import { pathOf, roomAt } from './navigation.ts';
import { Reach } from './reach.tsx';
import { RoomView } from './room-view.tsx';

/** The panel: a header, and below it the screen the visitor is on. */
export function Panel({ frame }: { readonly frame: Frame }) {
  const { settings, say, navigation, shell, voice, launcher, bell, full, expanded, title, world } = frame;
  const visit = navigation.visit.value;
  const { screen } = visit;
  const panel = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(visit);
  const home = screen.at === 'home';
  const room = roomAt(screen);
  const searchable = settings.faq !== undefined;
  const given = title.value?.visit === visit ? title.value.text : undefined;

  useEffect(() => {
    if (!full.value) return;
    const gone = new AbortController();
    // Only phones need it, so only phones fetch it.
    import('./full-screen.ts').then(({ takeScreen }) => panel.current && takeScreen(panel.current, gone.signal)).catch(() => {});
    return () => gone.abort();
  }, [full.value]);

  useEffect(() => {
    // Not where there is nothing to do: the browser lays out everything for it.
    if (scroller.current && (before.current.scrolled || visit.scrolled)) scroller.current.scrollTop = visit.scrolled;
    before.current = visit;
    // A breath after drawing: for a focus, too, the browser lays out everything.
    return world.after(0, () => {
      // Unless the view has taken the focus itself, or the visitor is still where they were.
      if (!scroller.current?.querySelector(':focus')) heading.current?.focus({ preventScroll: true });
    });
  }, [visit]);

  function onKeyDown(event: KeyboardEvent): void {
    // Whoever handled it, the search by clearing itself, has said so. During composition it belongs to the keyboard.
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    frame.close();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes a dialog wherever in it the focus is.
    <div
      class={`db-panel db-side-${launcher.side}`}
      ref={panel}
      role="dialog"
      aria-label={say('panel', { shop: settings.shop })}
      aria-modal={full.value || undefined}
      data-full={full.value || undefined}
      data-expanded={expanded.value || undefined}
      data-home={home || undefined}
      data-short={(home && !searchable) || undefined}
      lang={shell.locale}
      {...voice.attributes.value}
      onKeyDown={onKeyDown}
    >
      <div class="db-bar">
        {navigation.canGoBack.value ? (
          <IconButton icon={panelIcons.back} label={say('back')} onClick={navigation.back} />
        ) : (
          <span class="db-mark">
            <Icon drawing={bell} size={18} />
          </span>
        )}
        {home ? (
          <p class="db-shop">
            <bdi>{settings.shop}</bdi>
          </p>
        ) : (
          <h2 class="db-title" ref={heading} tabIndex={-1}>
            <bdi>{given ?? say(`${screen.at}.title`)}</bdi>
          </h2>
        )}
        {!full.value && (
          <IconButton
            icon={expanded.value ? panelIcons.shrink : panelIcons.expand}
            label={say(expanded.value ? 'shrink' : 'expand')}
            onClick={() => (expanded.value = !expanded.value)}
          />
        )}
        <IconButton icon={panelIcons.close} label={say('close')} onClick={frame.close} />
      </div>
      <div class="db-scroll" ref={scroller} onScroll={(event) => (visit.scrolled = event.currentTarget.scrollTop)}>
        {home && (
          <h2 class="db-greeting" ref={heading} tabIndex={-1}>
            {say('greeting')}
          </h2>
        )}
        {home && !searchable ? <Reach frame={frame} /> : <RoomView key={room} frame={frame} name={room} path={pathOf(screen)} />}
      </div>
    </div>
  );
}
