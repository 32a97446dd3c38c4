import type { ChannelSettings } from '../channels/channel.ts';

/** The plain mail address and telephone number: they work when nothing of ours does. */
export function Direct({ settings: { email, phone } }: { readonly settings: ChannelSettings }) {
  return (
    <p class="db-direct">
      {email && (
        <a class="db-button" href={`mailto:${email}`}>
          {email}
        </a>
      )}
      {phone && (
        <a class="db-button" href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          <bdi>{phone}</bdi>
        </a>
      )}
    </p>
  );
}
