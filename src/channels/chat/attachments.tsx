import type { ReadonlySignal } from '@preact/signals-core';
import type { ComponentType } from 'preact';
import type { Draft } from '../../core/outbox.ts';
import { Attached, type AttachedProps } from './attached.tsx';
import { Picker, type PickerProps } from './attachment-picker.tsx';
import { createAttachmentQueue, type AttachmentOptions } from './attachment-queue.ts';

/** Everything about files: comes when a backend takes them, or one was sent. */
export interface Attachments {
  /** On their way. */
  readonly drafts: ReadonlySignal<readonly Draft[]>;
  /** Sends files, or names what is wrong with them. */
  add(files: readonly File[]): Promise<void>;
  /** Where one is chosen, beside the field; pasting and dropping are seen to as well. */
  readonly Picker: ComponentType<Omit<PickerProps, 'queue'>>;
  /** One that was sent or is on its way, with what became of it. */
  readonly Attached: ComponentType<Omit<AttachedProps, 'queue'>>;
  dispose(): void;
}

/** Opens what lies in the outbox, and goes on sending it. */
export function createAttachments(options: AttachmentOptions): Attachments {
  const queue = createAttachmentQueue(options);
  return {
    drafts: queue.drafts,
    add: queue.add,
    Picker: ({ shell }) => <Picker shell={shell} queue={queue} />,
    Attached: ({ row, shell, say }) => <Attached row={row} shell={shell} say={say} queue={queue} />,
    dispose: queue.dispose,
  };
}
