import type { Shell } from '../channel.ts';
import { sayTypes } from '../../core/file-types.ts';
import { FileButton, hearPaste, Icon, stateIcons, useEffect, useMemo, useState } from '../../ui/index.ts';
import { useOwnStyle } from '../../ui/own-style.ts';
import type { AttachmentQueue } from './attachment-queue.ts';
import { sayMost } from './attachment-words.ts';
import style from './attachments.css?inline';
import { phrases } from './text/attachments-en.ts';

/** What {@link Picker} is given. */
export interface PickerProps {
  readonly shell: Shell;
  readonly queue: AttachmentQueue;
}

/** Where a file is chosen, and what may be. What is pasted or dropped anywhere in the chat comes here too. */
export function Picker({ shell, queue }: PickerProps) {
  const say = useMemo(() => shell.say('attachments', phrases), [shell]);
  const root = useOwnStyle<HTMLSpanElement>(style);
  const [isOver, setOver] = useState(false);
  const rules = queue.rules.value;
  const problem = queue.problem.value;
  const { locale } = shell;

  useEffect(() => {
    const chat = root.current?.closest<HTMLElement>('.db-chat');
    if (!chat || !rules) return;
    const stop = new AbortController();
    const { signal } = stop;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!chat.contains(event.relatedTarget as Node | null)) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      void queue.add([...event.dataTransfer.files]);
    };
    chat.addEventListener('dragover', over, { signal });
    chat.addEventListener('dragleave', leave, { signal });
    chat.addEventListener('drop', drop, { signal });
    signal.addEventListener('abort', hearPaste(chat, (files) => void queue.add(files)));
    return () => stop.abort();
  }, [rules, queue]);

  if (!rules) return <span ref={root} hidden />;
  const said = say('attach.rules', { types: sayTypes(rules.types), size: sayMost(rules.maxBytes, locale) });
  return (
    <span class="db-attach" ref={root}>
      <FileButton label={`${say('attach.label')} (${said})`} types={rules.types} onChoose={(files) => void queue.add(files)} />
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
    return say('attach.type', { name: problem.name, types: sayTypes(rules.types) });
  }
}
