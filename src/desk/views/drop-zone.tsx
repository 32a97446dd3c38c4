import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Files } from '../models/files.ts';
import { useDesk } from './context.ts';

/** Takes files that are dropped anywhere on a conversation. Beside it they do nothing, in place of leading away from the desk. */
export function DropZone({ files, pane }: { readonly files: Files; readonly pane: RefObject<HTMLElement | null> }) {
  const { say } = useDesk();
  const over = useSignal(false);
  const takes = files.rules.value !== undefined;

  useLayoutEffect(() => {
    const element = pane.current;
    if (!element) return;
    const stop = new AbortController();
    const { signal } = stop;
    const isIn = ({ target }: Event) => takes && element.contains(target as Node);
    const hear = (event: DragEvent) => {
      const { dataTransfer } = event;
      if (!dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      over.value = event.type === 'dragover' && isIn(event);
      if (!isIn(event)) dataTransfer.dropEffect = 'none';
      else if (event.type === 'drop') files.send([...dataTransfer.files]);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (!relatedTarget) over.value = false;
    };
    const { ownerDocument } = element;
    ownerDocument.addEventListener('dragover', hear, { signal });
    ownerDocument.addEventListener('drop', hear, { signal });
    ownerDocument.addEventListener('dragleave', leave, { signal });
    return () => stop.abort();
  }, [files, takes]);

  return over.value ? <p class="desk-drop">{say('attach.drop')}</p> : null;
}
