import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../../ui/index.ts';
import type { Files } from '../models/files.ts';
import { useDesk } from './context.ts';

const clip = 'm16 6-8.4 8.6a2 2 0 1 0 2.8 2.8l8.4-8.6a4 4 0 1 0-5.7-5.7l-8.4 8.6a6 6 0 1 0 8.5 8.5L21.5 12';

/** Where a file is chosen; one that is pasted beside the reply comes here too. */
export function FilePicker({ files }: { readonly files: Files }) {
  const { say, format } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const rules = files.rules.value;

  useLayoutEffect(() => {
    const form = input.current?.form;
    if (!form) return;
    const stop = new AbortController();
    const { signal } = stop;
    const take = (event: Event, list: FileList | undefined) => {
      if (!list?.length) return;
      event.preventDefault();
      files.send([...list]);
    };
    form.addEventListener('paste', (event) => event.clipboardData?.getData('text/plain') || take(event, event.clipboardData?.files), { signal });
    return () => stop.abort();
  }, [files, rules]);

  if (!rules) return null;
  const kinds = rules.types.map((type) => (type.split('/')[1] ?? type).toUpperCase()).join(', ');
  return (
    <>
      <IconButton icon={clip} label={say('attach.label', { kinds, size: format.bytes(rules.maxBytes) })} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={rules.types.join(',')}
        onChange={({ currentTarget }) => {
          files.send([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </>
  );
}
