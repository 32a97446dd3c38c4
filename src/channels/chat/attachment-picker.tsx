import type { Shell } from '../channel.ts';
import { Icon, IconButton, stateIcons, useEffect, useMemo, useRef, useState } from '../../ui/index.ts';
import { useOwnStyle } from '../../ui/own-style.ts';
import type { AttachmentQueue } from './attachment-queue.ts';
import { sayMost, sayTypes } from './attachment-words.ts';
import style from './attachments.css?inline';
import { phrases } from './text/attachments-en.ts';

/** A paper clip. */
const clip = 'm16 6-8.4 8.6a2 2 0 1 0 2.8 2.8l8.4-8.6a4 4 0 1 0-5.7-5.7l-8.4 8.6a6 6 0 1 0 8.5 8.5L21.5 12';

/** What {@link Picker} is given. */
export interface PickerProps {
  readonly shell: Shell;
  readonly queue: AttachmentQueue;
}

/** Where a file is chosen, and what may be. What is pasted or dropped anywhere in the chat comes here too. */
export function Picker({ shell, queue }: PickerProps) {
  const say = useMemo(() => shell.say('attachments', phrases), [shell]);
  const root = useOwnStyle<HTMLSpanElement>(style);
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const rules = queue.rules.value;
  const problem = queue.problem.value;
  const { locale } = shell;

  useEffect(() => {
    const chat = root.current?.closest<HTMLElement>('.db-chat');
    if (!chat || !rules) return;
    const stop = new AbortController();
    const on = <Type extends 'paste' | 'dragover' | 'dragleave' | 'drop'>(type: Type, hear: (event: HTMLElementEventMap[Type]) => void) =>
      chat.addEventListener(type, hear, { signal: stop.signal });
    const take = (event: Event, files: FileList | undefined) => {
      // Words that come along with a picture of themselves, as from a table, are meant as words.
      if (!files?.length) return;
      event.preventDefault();
      void queue.add([...files]);
    };
    on('paste', (event) => {
      if (!event.clipboardData?.getData('text/plain')) take(event, event.clipboardData?.files);
    });
    on('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    });
    on('dragleave', (event) => {
      if (!chat.contains(event.relatedTarget as Node | null)) setOver(false);
    });
    on('drop', (event) => {
      setOver(false);
      take(event, event.dataTransfer?.files);
    });
    return () => stop.abort();
  }, [rules, queue]);

  if (!rules) return <span ref={root} hidden />;
  const said = say('attach.rules', { types: sayTypes(rules.types, locale), size: sayMost(rules.maxBytes, locale) });
  return (
    <span class="db-attach" ref={root}>
      <IconButton icon={clip} label={`${say('attach.label')} (${said})`} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={rules.types.join(',')}
        onChange={(event) => {
          const { currentTarget: field } = event;
          void queue.add([...(field.files ?? [])]);
          // The same one may be chosen again.
          field.value = '';
        }}
      />
      {isOver && <span class="db-attach-drop">{say('attach.drop')}</span>}
      <span class="db-attach-said" role={problem ? 'alert' : undefined} data-wrong={problem ? true : undefined}>
        {problem && <Icon drawing={stateIcons.alert} size={15} />}
        <span>{problem ? sayProblem() : said}</span>
      </span>
    </span>
  );

  function sayProblem(): string {
    if (!problem || !rules) return '';
    if (problem.why === 'many') return say('attach.many', { count: 10 });
    if (problem.why === 'size') return say('attach.size', { name: problem.name, size: sayMost(rules.maxBytes, locale) });
    return say('attach.type', { name: problem.name, types: sayTypes(rules.types, locale) });
  }
}
