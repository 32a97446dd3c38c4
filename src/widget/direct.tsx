import type { ChannelSettings } from '../channels/channel.ts';

interface DirectProps {
  readonly settings: ChannelSettings;
  /** A mail that is begun already, with what the visitor has typed. Default: an empty one. */
  readonly mail?: string | undefined;
}

/** The plain mail address and telephone number: they work when nothing of ours does. */
export function Direct({ settings: { email, phone }, mail }: DirectProps) {
  return (
    <p class="db-direct">
      {email && (
        <a class="db-button" href={mail ?? `mailto:${email}`}>
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
