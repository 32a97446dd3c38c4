import { signal, type ReadonlySignal } from '@preact/signals-core';
import { strikeBell } from '../../ui/bell-tone.ts';
import { createNotes } from './notes.ts';

/** What is told to somebody who looks elsewhere. */
export interface News {
  readonly title: string;
  readonly body: string;
  /** News of the same conversation replaces the one before. */
  readonly about: string;
  /** The person has followed it. */
  readonly onOpen: () => void;
}

/** How an agent hears of news while looking elsewhere. Both are off until somebody switches them on, on this device. */
export interface Alerts {
  /** `denied`: the browser does not allow it. `none`: it has none, as on pages without TLS. */
  readonly notifying: ReadonlySignal<'on' | 'off' | 'denied' | 'none'>;
  readonly sounding: ReadonlySignal<boolean>;
  /** Asks the browser for leave when there is none yet. */
  notify(on: boolean): Promise<void>;
  /** Switching on plays it once: one hears what one has chosen, and browsers want a press before they let a page sound. */
  sound(on: boolean): void;
  tell(news: News): void;
  dispose(): void;
}

export function createAlerts(window: Window & typeof globalThis): Alerts {
  const notes = createNotes(() => window.localStorage, 'deskbell-desk');
  const { document } = window;
  const isWished = notes.read('notify') === 'yes';
  const notifying = signal<'on' | 'off' | 'denied' | 'none'>(standing(isWished));
  const sounding = signal(notes.read('sound') === 'yes');
  const shown = new Set<Notification>();
  let speaker: AudioContext | undefined;

  function standing(wished: boolean): 'on' | 'off' | 'denied' | 'none' {
    // Some phones have the name and not the thing: there only a service worker may notify.
    const permission = window.isSecureContext ? window.Notification?.permission : undefined;
    if (!permission) return 'none';
    return permission === 'denied' ? 'denied' : wished && permission === 'granted' ? 'on' : 'off';
  }

  function ring(): void {
    try {
      speaker ??= new window.AudioContext();
      void speaker.resume();
      strikeBell(speaker);
    } catch {
      // A machine without a speaker: there is still the title of the page.
    }
  }

  function show({ title, body, about, onOpen }: News): void {
    try {
      const notification = new window.Notification(title, { body, tag: about });
      shown.add(notification);
      notification.addEventListener('close', () => shown.delete(notification));
      notification.addEventListener('click', () => {
        window.focus();
        notification.close();
        onOpen();
      });
    } catch {
      notifying.value = 'none';
    }
  }

  return {
    notifying,
    sounding,
    async notify(on) {
      notes.write('notify', on ? 'yes' : undefined);
      if (on && window.Notification?.permission === 'default') await window.Notification.requestPermission();
      notifying.value = standing(on);
    },
    sound(on) {
      sounding.value = on;
      notes.write('sound', on ? 'yes' : undefined);
      if (on) ring();
    },
    tell(news) {
      if (sounding.value) ring();
      if (notifying.value === 'on' && !document.hasFocus()) show(news);
    },
    dispose() {
      for (const notification of shown) notification.close();
      void speaker?.close();
    },
  };
}
