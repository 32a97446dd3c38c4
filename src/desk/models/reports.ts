import { signal, type ReadonlySignal } from '@preact/signals-core';
import { toDeskbellError, type DeskbellError } from '../../core/error.ts';
import type { Report, reportDays } from '../../protocol/index.ts';
import type { Api } from '../api.ts';

/** For how many days a report can be asked. */
export type ReportDays = (typeof reportDays)[number];

/** How reading stands. What was read before stays on the screen when a later reading fails. */
export type ReportsState = { readonly is: 'loading' } | { readonly is: 'ready' } | { readonly is: 'failed'; readonly error: DeskbellError };

/** What was asked in the last days, and how it was answered. */
export interface Reports {
  readonly state: ReadonlySignal<ReportsState>;
  readonly days: ReadonlySignal<ReportDays>;
  /** Of so many days as it has. */
  readonly report: ReadonlySignal<Report | undefined>;
  choose(days: ReportDays): Promise<void>;
  load(): Promise<void>;
  clear(): void;
}

export function createReports(api: Pick<Api, 'report'>): Reports {
  const state = signal<ReportsState>({ is: 'loading' });
  const days = signal<ReportDays>(30);
  const report = signal<Report | undefined>(undefined);

  async function load(): Promise<void> {
    const asked = days.value;
    state.value = { is: 'loading' };
    try {
      const found = await api.report(asked);
      // Another number of days was chosen meanwhile.
      if (asked !== days.value) return;
      report.value = found;
      state.value = { is: 'ready' };
    } catch (thrown) {
      if (asked === days.value) state.value = { is: 'failed', error: toDeskbellError(thrown) };
    }
  }

  return {
    state,
    days,
    report,
    choose(next) {
      days.value = next;
      return load();
    },
    load,
    clear() {
      report.value = undefined;
      state.value = { is: 'loading' };
    },
  };
}
