import type { ComponentChildren } from 'preact';
import { reportDays, type Agent, type Report } from '../../../protocol/index.ts';
import { Button, Notice, Skeleton, stateIcons } from '../../../ui/index.ts';
import { useDesk } from '../context.ts';
import { PageFrame } from '../page-frame.tsx';
import { DayBars } from './day-bars.tsx';
import { DayTable } from './day-table.tsx';
import { SaveReport } from './save-report.tsx';

/** What was asked in the last days, and how it was answered: a few honest numbers. */
export function ReportPage({ agent, onHelp }: { readonly agent: Agent; readonly onHelp: () => void }) {
  const { desk, say } = useDesk();
  const { reports } = desk;
  const now = reports.state.value;
  const report = reports.report.value;
  return (
    <PageFrame title={say('title.reports')} agent={agent} onHelp={onHelp}>
      <div class="desk-report-top">
        <div class="desk-switch" role="group" aria-label={say('report.period')}>
          {reportDays.map((days) => (
            <button key={days} type="button" aria-pressed={reports.days.value === days} onClick={() => void reports.choose(days)}>
              {say('report.days', { count: days })}
            </button>
          ))}
        </div>
        {report && <SaveReport report={report} />}
      </div>
      <div role="alert">
        {now.is === 'failed' && (
          <Notice tone="warning" title={say('report.failed')} actions={<Button icon={stateIcons.retry} onClick={() => void reports.load()}>{say('error.retry')}</Button>}>
            {say(`error.${now.error.kind}`)}
          </Notice>
        )}
      </div>
      {now.is === 'loading' && !report && <Skeleton lines={8} label={say('report.loading')} />}
      {report && <Whole report={report} />}
    </PageFrame>
  );
}

function Whole({ report }: { readonly report: Report }) {
  const { say, format } = useDesk();
  const { chats, letters, calls, searches } = report;
  const part = (few: number, all: number) => (all === 0 ? '–' : say('report.part', { part: few, count: all }));
  const lasts = (ms: number | undefined) => (ms === undefined ? '–' : format.duration(ms));
  return (
    <>
      <Part title={say('report.volume')} hint={say('report.volume-hint')}>
        <DayBars days={report.days} />
        <DayTable days={report.days} />
      </Part>
      <Part title={say('report.chats')} hint={say('report.clock')}>
        <dl class="desk-figures">
          <Figure term={say('report.asked')}>{format.number(chats.asked)}</Figure>
          <Figure term={say('report.answered')}>{format.number(chats.answered)}</Figure>
          <Figure term={say('report.missed')} tone={chats.missed > 0 ? 'warning' : undefined}>
            {format.number(chats.missed)}
          </Figure>
          <Figure term={say('report.median')}>{lasts(chats.medianMs)}</Figure>
          <Figure term={say('report.slow')}>{lasts(chats.slowMs)}</Figure>
        </dl>
      </Part>
      <Part title={say('report.others')}>
        <dl class="desk-figures">
          <Figure term={say('report.letters-done')}>{part(letters.done, letters.received)}</Figure>
          <Figure term={say('report.calls-done')}>{part(calls.done, calls.asked)}</Figure>
          <Figure term={say('report.calls-cancelled')}>{format.number(calls.cancelled)}</Figure>
        </dl>
      </Part>
      <Part title={say('report.faq')}>
        <dl class="desk-figures">
          <Figure term={say('report.reads')}>{format.number(report.reads)}</Figure>
          <Figure term={say('report.in-vain')}>{format.number(searches.inVain)}</Figure>
          <Figure term={say('report.settled')}>{format.number(searches.settled)}</Figure>
        </dl>
        {searches.top.length > 0 && (
          <table class="desk-table">
            <thead>
              <tr>
                <th scope="col">{say('report.top')}</th>
                <th scope="col" class="desk-number-cell">
                  {say('report.times')}
                </th>
              </tr>
            </thead>
            <tbody>
              {searches.top.map(({ words, locale, times }) => (
                <tr key={`${locale} ${words}`}>
                  <td dir="auto">{words}</td>
                  <td class="desk-number-cell">{format.number(times)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Part>
    </>
  );
}

function Part({ title, hint, children }: { readonly title: string; readonly hint?: string; readonly children: ComponentChildren }) {
  return (
    <section class="desk-report-part">
      <h3>{title}</h3>
      {hint !== undefined && <p class="desk-soft">{hint}</p>}
      {children}
    </section>
  );
}

function Figure({ term, tone, children }: { readonly term: string; readonly tone?: 'warning' | undefined; readonly children: ComponentChildren }) {
  return (
    <div data-tone={tone}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
