import { IconButton } from './button.tsx';
import { useRef } from './hooks.ts';

/** A paper clip. */
const clip = 'm16 6-8.4 8.6a2 2 0 1 0 2.8 2.8l8.4-8.6a4 4 0 1 0-5.7-5.7l-8.4 8.6a6 6 0 1 0 8.5 8.5L21.5 12';

/** What {@link FileButton} takes. */
export interface FileButtonProps {
  readonly label: string;
  /** What is offered to choose from: media types. */
  readonly types: readonly string[];
  onChoose(files: readonly File[]): void;
}

/** A button by which files are chosen. */
export function FileButton({ label, types, onChoose }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={clip} label={label} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={types.join(',')}
        onChange={({ currentTarget: field }) => {
          onChoose([...(field.files ?? [])]);
          // The same one may be chosen again.
          field.value = '';
        }}
      />
    </>
  );
}

/** Takes files that are pasted, such as a picture of the screen. What it returns undoes it. */
export function hearPaste(place: HTMLElement, take: (files: readonly File[]) => void): () => void {
  const stop = new AbortController();
  const hear = (event: ClipboardEvent) => {
    const { clipboardData: pasted } = event;
    // Words that come along with a picture of themselves, as from a table, are meant as words.
    if (!pasted?.files.length || pasted.getData('text/plain')) return;
    event.preventDefault();
    take([...pasted.files]);
  };
  place.addEventListener('paste', hear, { signal: stop.signal });
  return () => stop.abort();
}
