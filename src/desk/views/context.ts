import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Say } from '../../core/text.ts';
import type { Alerts } from '../browser/alerts.ts';
import type { ThemeChoice } from '../browser/theme.ts';
import type { Desk } from '../desk.ts';
import type { Format } from '../format.ts';
import type { DeskWords } from '../text/en.ts';

/** What every view of the desk may use. */
export interface DeskView {
  readonly desk: Desk;
  readonly say: Say<DeskWords>;
  readonly format: Format;
  readonly theme: ThemeChoice;
  readonly alerts: Alerts;
  /** Where the server is, for what a shop is to paste. */
  readonly origin: string;
}

export const DeskContext = createContext<DeskView | undefined>(undefined);

/** The desk this view belongs to. */
export function useDesk(): DeskView {
  const view = useContext(DeskContext);
  if (!view) throw new Error('A view of the desk was drawn outside of <DeskContext.Provider>. Wrap it.');
  return view;
}
