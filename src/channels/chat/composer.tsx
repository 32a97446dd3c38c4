import { limits } from '../../protocol/limits.ts';
import { Icon, IconButton, peopleIcons, stateIcons, useEffect, useId, useRef } from '../../ui/index.ts';
import type { ChatViewProps } from './props.ts';
import { sayProblem } from './writing.ts';

/** Said from here on how much room is left. */
const nearlyFull = limits.messageLength * 0.9;

/** Longer than anything that still fits without scrolling; measuring megabytes would freeze the page. */
const measuredLength = 2_000;

/** Where the visitor writes. */
export function Composer(props: ChatViewProps) {
  const { model, say } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = model.text.value;
  const problem = sayProblem(model, say);
  const Picker = model.attachments.value?.Picker;
  const Warning = model.Warning.value;
  const left = limits.messageLength - text.length;

  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.height = 'auto';
    // The style sheet sets the most it may be. What is empty is not measured: the browser would lay out everything at once.
    if (text) element.style.height = text.length > measuredLength ? '50vh' : `${element.scrollHeight}px`;
  }, [text]);

  useEffect(() => {
    // Where there is no keyboard that would cover half of the panel. A breath after drawing, as in the panel.
    if (!globalThis.matchMedia?.('(pointer: fine)').matches) return;
    const timer = setTimeout(() => area.current?.focus({ preventScroll: true }));
    return () => clearTimeout(timer);
  }, []);

  function send(event: Event): void {
    event.preventDefault();
    model.send();
    area.current?.focus();
  }

  function onBeforeInput(event: InputEvent): void {
    if (!model.admits(event.data?.length ?? 0)) event.preventDefault();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // The Enter that accepts what an input method proposes is not for us; Safari reports it by the key code alone.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) send(event);
  }

  return (
    <form class="db-chat-composer" noValidate onSubmit={send}>
      {Warning && <Warning {...props} />}
      <div class="db-chat-field" data-wrong={problem ? true : undefined}>
        {Picker && <Picker {...props} />}
        <textarea
          ref={area}
          rows={1}
          value={text}
          dir={text ? 'auto' : undefined}
          aria-label={say('write.label')}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? id : undefined}
          placeholder={say('write.hint')}
          autocomplete="off"
          enterkeyhint="send"
          onBeforeInput={onBeforeInput}
          onInput={(event) => model.write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton type="submit" icon={peopleIcons.send} label={say('write.send')} />
      </div>
      {problem ? (
        <p class="db-chat-problem" id={id}>
          <Icon drawing={stateIcons.alert} size={16} />
          {problem}
        </p>
      ) : (
        text.length >= nearlyFull && <p class="db-chat-left">{say('write.left', { count: left })}</p>
      )}
    </form>
  );
}
