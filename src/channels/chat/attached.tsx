import { sayBytes } from '../../core/bytes.ts';
import { sayType } from '../../core/file-types.ts';
import type { DraftState } from '../../core/outbox.ts';
import type { Say } from '../../core/text.ts';
import type { Attachment } from '../../protocol/attachment.ts';
import type { Shell } from '../channel.ts';
import { Button, Icon, IconButton, stateIcons, useEffect, useMemo, useRef, useState } from '../../ui/index.ts';
import { useOwnStyle } from '../../ui/own-style.ts';
import type { AttachmentQueue } from './attachment-queue.ts';
import style from './attachments.css?inline';
import { readBitmap } from './picture.ts';
import { phrases } from './text/attachments-en.ts';
import type { ChatPhrases } from './text/en.ts';
import type { MessageRow } from './timeline.ts';

/** What {@link Attached} is given. */
export interface AttachedProps {
  readonly row: MessageRow;
  readonly shell: Shell;
  /** Says what the chat says of any message. */
  readonly say: Say<ChatPhrases>;
  readonly queue: AttachmentQueue;
}

const save = 'M12 15V3m5 7-5 5-5-5m14 5v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4';
const page = 'M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v6h6';

/** How large pictures are drawn at most; in CSS pixels. */
const box = { width: 240, height: 260 };

/** A file that was sent or is on its way: a picture as such, anything else by name, kind and size. */
export function Attached(props: AttachedProps) {
  const { row, queue, shell } = props;
  const root = useOwnStyle<HTMLDivElement>(style);
  const say = useMemo(() => shell.say('attachments', phrases), [shell]);
  const file = queue.read(row);
  if (!file) return <div class="db-chat-bubble" ref={root}>{row.text}</div>;
  const { name, type, bytes } = file;
  const isPicture = type.startsWith('image/') && !!file.width && !!file.height;

  async function keep(): Promise<void> {
    const address = URL.createObjectURL(await queue.content(row));
    Object.assign(document.createElement('a'), { href: address, download: name }).click();
    // Read by then, or never.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }

  return (
    <div class="db-attached" ref={root}>
      {isPicture && <Picture {...props} file={file} onSave={keep} />}
      {!isPicture && (
        <div class="db-attached-file">
          <Icon drawing={page} size={22} />
          <span>
            <bdi>{name}</bdi>
            <small>
              {sayType(type)} · {sayBytes(bytes, shell.locale)}
            </small>
          </span>
          {!row.draft && <IconButton icon={save} label={say('attached.save', { name })} onClick={() => void keep().catch(() => {})} />}
        </div>
      )}
      {row.draft && <OnItsWay {...props} file={file} />}
    </div>
  );
}

type PartProps = AttachedProps & { readonly file: Attachment };

/** A picture, drawn: so it needs no address that the page's policy would have to allow. Its place is kept before it is there. */
function Picture({ row, queue, shell, file, onSave }: PartProps & { readonly onSave: () => Promise<void> }) {
  const say = useMemo(() => shell.say('attachments', phrases), [shell]);
  const [failed, setFailed] = useState(false);
  const [isLarge, setLarge] = useState(false);
  const { name } = file;
  const size = fit({ width: file.width ?? 1, height: file.height ?? 1 }, box);
  return (
    <>
      {failed ? (
        <div class="db-attached-failed">
          <p>{say('attached.failed')}</p>
          <Button kind="quiet" onClick={() => setFailed(false)}>
            {say('attached.again')}
          </Button>
        </div>
      ) : (
        <button type="button" class="db-attached-picture" aria-label={say('attached.enlarge', { name })} onClick={() => setLarge(true)}>
          <Drawn row={row} queue={queue} size={size} label={say('attached.picture', { name })} onFail={() => setFailed(true)} />
        </button>
      )}
      {isLarge && (
        <Enlarged label={say('attached.picture', { name })} onClose={() => setLarge(false)}>
          <Drawn row={row} queue={queue} size={fit({ width: file.width ?? 1, height: file.height ?? 1 }, { width: innerWidth - 32, height: innerHeight - 120 })} label={say('attached.picture', { name })} onFail={() => setLarge(false)} />
          <p class="db-attached-acts">
            <Button onClick={() => void onSave().catch(() => {})}>{say('attached.save', { name })}</Button>
            <Button onClick={() => setLarge(false)}>{say('attached.close')}</Button>
          </p>
        </Enlarged>
      )}
    </>
  );
}

interface DrawnProps extends Pick<AttachedProps, 'row' | 'queue'> {
  readonly size: { readonly width: number; readonly height: number };
  readonly label: string;
  onFail(): void;
}

function Drawn({ row, queue, size, label, onFail }: DrawnProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = size;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let gone = false;
    element.style.width = `${width}px`;
    element.style.aspectRatio = `${width} / ${height}`;
    async function draw(): Promise<void> {
      const bitmap = await readBitmap(await queue.content(row));
      if (!bitmap || gone || !element) return bitmap ? bitmap.close() : onFail();
      const sharp = Math.min(2, devicePixelRatio || 1);
      element.width = Math.round(width * sharp);
      element.height = Math.round(height * sharp);
      element.getContext('2d')?.drawImage(bitmap, 0, 0, element.width, element.height);
      bitmap.close();
    }
    // What nobody looks at is not fetched.
    const watch = new IntersectionObserver(
      ([seen]) => {
        if (!seen?.isIntersecting) return;
        watch.disconnect();
        draw().catch(() => gone || onFail());
      },
      { rootMargin: '300px' },
    );
    watch.observe(element);
    return () => {
      gone = true;
      watch.disconnect();
    };
  }, [queue, row.key, width, height]);
  return <canvas ref={canvas} role="img" aria-label={label} width={width} height={height} />;
}

function Enlarged({ label, onClose, children }: { readonly label: string; readonly onClose: () => void; readonly children: preact.ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // Escape is for this and not for the panel behind it.
    dialog.current?.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation());
    dialog.current?.showModal();
  }, []);
  return (
    <dialog class="db-attached-large" ref={dialog} aria-label={label} closedby="any" onClose={onClose}>
      {children}
    </dialog>
  );
}

/** How far it is, what holds it up, and what can be done about it. */
function OnItsWay({ row, queue, say: sayChat, shell, file }: PartProps) {
  const say = useMemo(() => shell.say('attachments', phrases), [shell]);
  const { draft } = row;
  if (!draft) return null;
  const state = draft.state.value;
  if (state.is === 'sent') return null;
  const part = queue.progress(draft);
  if (state.is === 'refused') {
    const { file: isGone, ...wrong } = state.error.fields;
    const why = isGone ? 'gone' : (['size', 'type', 'room'] as const).find((one) => wrong[one]);
    return (
      <div class="db-chat-refused">
        <p>
          <Icon drawing={stateIcons.alert} size={15} />
          {why ? say(`lost.${why}`) : sayChat('refused.broken')}
        </p>
        {!why && (
          <Button kind="quiet" onClick={() => queue.retry(draft)}>
            {sayChat('refused.retry')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => queue.cancel(draft)}>
          {sayChat('refused.dismiss')}
        </Button>
      </div>
    );
  }
  return (
    <div class="db-attached-way">
      {state.is === 'sending' && <progress aria-label={say('attach.sending', { name: file.name })} max={1} value={part} />}
      <span>{waitingWords(state)}</span>
      <Button kind="quiet" onClick={() => queue.cancel(draft)}>
        {say('attach.cancel')}
      </Button>
    </div>
  );

  function waitingWords(now: Exclude<DraftState, { is: 'refused' | 'sent' }>): string {
    if (now.is === 'sending') return part === undefined ? sayChat('state.sending') : new Intl.NumberFormat(shell.locale, { style: 'percent' }).format(part);
    if (!queue.online.value) return sayChat('state.offline');
    if (now.is === 'queued') return sayChat('state.queued');
    return sayChat(now.error.kind === 'limited' ? 'state.limited' : 'state.unavailable');
  }
}

function fit({ width, height }: DrawnProps['size'], room: DrawnProps['size']): DrawnProps['size'] {
  const part = Math.min(1, room.width / width, room.height / height);
  return { width: Math.max(24, Math.round(width * part)), height: Math.max(24, Math.round(height * part)) };
}
