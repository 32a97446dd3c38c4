import { useDesk } from './context.ts';

/** How long ago something was; the exact time on hover. */
export function Ago({ at }: { readonly at: number }) {
  const { desk, format } = useDesk();
  return (
    <time class="desk-ago" dateTime={new Date(at).toISOString()} title={format.full(at)}>
      {format.ago(at, desk.clock.now.value)}
    </time>
  );
}
