import { Button, Empty, peopleIcons, Skeleton, useRef, useState } from '../../ui/index.ts';
import { Ladder } from './ladder.tsx';
import { Line } from './line.tsx';
import { useScroll } from './scroll.ts';
import type { MessageRow, Row } from './timeline.ts';
import type { ChatViewProps } from './props.ts';

/** More than anybody reads at once, and few enough to be drawn in a moment. */
const pageLength = 150;

/** What was said and what is on its way. */
export function Conversation(props: ChatViewProps) {
  const { model, say, shell } = props;
  const [length, setLength] = useState(pageLength);
  const rows = model.rows.value;
  const drawn = rows.slice(-length);
  const typist = model.typist.value;
  const box = useRef<HTMLDivElement>(null);
  const scroll = useScroll(box, { rows, drawn: length });
  const lastOwn = rows.findLast(isOwn)?.key;
  const isLoading = model.engaged.value && !model.complete.value && !rows.length && model.link.value.is !== 'down';

  function showEarlier(): void {
    scroll.hold();
    setLength(length + pageLength);
  }

  return (
    <div class="db-chat-middle">
      <div
        class="db-chat-log"
        ref={box}
        role="log"
        // What arrives is said by the panel's one announcer; this would read everything again after a reconnect.
        aria-live="off"
        aria-label={say('log', { shop: shell.settings.shop })}
        tabIndex={0}
        onScroll={scroll.onScroll}
      >
        <div class="db-chat-lines">
          {isLoading && <Skeleton lines={6} />}
          {!rows.length && !isLoading && (
            <Empty icon={peopleIcons.chat} title={say('welcome')}>
              {say('welcome.text')}
            </Empty>
          )}
          {drawn.length < rows.length && (
            <Button kind="quiet" onClick={showEarlier}>
              {say('earlier')}
            </Button>
          )}
          {drawn.map((row) => (
            <Line key={row.key} {...props} row={row} isLastOwn={row.key === lastOwn} />
          ))}
          {typist !== undefined && (
            <p class="db-chat-typing">
              <span class="db-chat-dots" aria-hidden="true">
                <i />
                <i />
                <i />
              </span>
              <span>{say('typing', { name: typist || say('agent') })}</span>
            </p>
          )}
          <Ladder {...props} />
        </div>
      </div>
      {!scroll.isAtEnd && (
        <div class="db-chat-jump">
          <Button icon={peopleIcons.chevron} onClick={scroll.toEnd}>
            {scroll.missed ? say('newest.count', { count: scroll.missed }) : say('newest')}
          </Button>
        </div>
      )}
    </div>
  );
}

function isOwn(row: Row): row is MessageRow {
  return row.is === 'message' && row.side === 'visitor';
}
