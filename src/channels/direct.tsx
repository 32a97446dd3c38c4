import type { Say } from '../core/text.ts';
import { PlainText } from '../ui/index.ts';
import type { ChannelSettings } from './channel.ts';

/** The plain address and number of the shop: what is left when everything else is down. */
export function Direct({
  settings: { email, phone },
  say,
}: {
  readonly settings: ChannelSettings;
  readonly say: Say<{ readonly directEmail: string; readonly directPhone: string }>;
}) {
  return (
    <>
      {email && (
        <p>
          <PlainText text={say('directEmail', { email })} />
        </p>
      )}
      {phone && (
        <p>
          <PlainText text={say('directPhone', { phone })} />
        </p>
      )}
    </>
  );
}
