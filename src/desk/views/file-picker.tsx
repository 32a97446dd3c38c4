import { useLayoutEffect, useRef } from 'preact/hooks';
import { sayTypes } from '../../core/file-types.ts';
import { FileButton, hearPaste } from '../../ui/index.ts';
import type { Files } from '../models/files.ts';
import { useDesk } from './context.ts';

/** Where a file is chosen; one that is pasted beside the reply comes here too. */
export function FilePicker({ files }: { readonly files: Files }) {
  const { say, format } = useDesk();
  const root = useRef<HTMLSpanElement>(null);
  const rules = files.rules.value;

  useLayoutEffect(() => {
    const form = root.current?.closest('form');
    return form ? hearPaste(form, files.send) : undefined;
  }, [files, rules]);

  if (!rules) return null;
  return (
    <span class="desk-attach" ref={root}>
      <FileButton label={say('attach.label', { kinds: sayTypes(rules.types), size: format.bytes(rules.maxBytes) })} types={rules.types} onChoose={files.send} />
    </span>
  );
}
