import type { Frame } from './frame.ts';

/** The plain mail address and telephone number: they work when nothing of ours does. */
export function Direct({ frame: { say, settings } }: { readonly frame: Pick<Frame, 'say' | 'settings'> }) {
  const { email, phone } = settings;
  return (
    <p class="db-direct">
      {email && (
        <a class="db-button" href={`mailto:${email}`} title={say('direct.email')}>
          {email}
        </a>
      )}
      {phone && (
        <a class="db-button" href={`tel:${phone.replace(/[^+\d]/g, '')}`} title={say('direct.phone')}>
          <bdi>{phone}</bdi>
        </a>
      )}
    </p>
  );
}
