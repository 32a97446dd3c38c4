import type { ComponentChildren } from 'preact';
import { Icon, peopleIcons } from '../../ui/index.ts';
import { useDesk } from './context.ts';

/** The page before anybody has sat down. */
export function Welcome({ title, children }: { readonly title?: string; readonly children: ComponentChildren }) {
  const { say } = useDesk();
  return (
    <main class="desk-welcome">
      <div class="desk-welcome-card">
        <span class="desk-logo">
          <Icon drawing={peopleIcons.bell} size={28} />
        </span>
        <h1>{title ?? say('product')}</h1>
        {children}
      </div>
    </main>
  );
}
