import type { Attachment as File } from '../../protocol/index.ts';
import { Icon } from '../../ui/index.ts';
import { useDesk } from './context.ts';

const page = 'M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v6h6';

/** How wide and high a picture is at most in a log, in CSS pixels. */
const box = { width: 320, height: 280 };

/** A file somebody has sent: a picture as such, its place kept before it is there; anything else to be saved. */
export function Attachment({ attachment }: { readonly attachment: File }) {
  const { say, format } = useDesk();
  const { id, name, type, bytes, width, height } = attachment;
  const address = `/desk/api/attachments/${encodeURIComponent(id)}`;
  if (type.startsWith('image/') && width && height) {
    const part = Math.min(1, box.width / width, box.height / height);
    return (
      <figure class="desk-picture">
        <a href={address} target="_blank" rel="noopener noreferrer">
          <img src={address} alt={say('attached.picture', { name })} width={Math.round(width * part)} height={Math.round(height * part)} loading="lazy" />
        </a>
        <figcaption>
          <a href={address} download={name}>
            {say('attached.save', { name })}
          </a>
        </figcaption>
      </figure>
    );
  }
  return (
    <a class="desk-file" href={address} download={name}>
      <Icon drawing={page} size={22} />
      <span>
        <bdi>{name}</bdi>
        <small>
          {(type.split('/')[1] ?? type).toUpperCase()} · {format.bytes(bytes)}
        </small>
      </span>
    </a>
  );
}
