import type { Report } from '../../../protocol/index.ts';
import { Button, readingIcons } from '../../../ui/index.ts';
import { toCsv } from '../../models/csv.ts';
import { useDesk } from '../context.ts';

/** A file for whoever reckons on with it: the days, then the totals. Times are in seconds. */
export function SaveReport({ report }: { readonly report: Report }) {
  const { say } = useDesk();
  const { days, chats, letters, calls, searches } = report;
  const seconds = (ms: number | undefined) => (ms === undefined ? '' : Math.round(ms / 1_000));

  function save(document: Document) {
    const csv = toCsv([
      [say('report.day'), say('channel.contact'), say('channel.chat'), say('channel.callback')],
      ...days.map(({ day, contact, chat, callback }) => [day, contact, chat, callback]),
      [],
      [say('report.asked'), chats.asked],
      [say('report.answered'), chats.answered],
      [say('report.missed'), chats.missed],
      [`${say('report.median')} (s)`, seconds(chats.medianMs)],
      [`${say('report.slow')} (s)`, seconds(chats.slowMs)],
      [say('report.letters-done'), letters.done, letters.received],
      [say('report.calls-done'), calls.done, calls.asked],
      [say('report.calls-cancelled'), calls.cancelled],
      [say('report.reads'), report.reads],
      [say('report.in-vain'), searches.inVain],
      [say('report.settled'), searches.settled],
      [],
      [say('report.top'), say('report.times')],
      ...searches.top.map(({ words, times }) => [words, times]),
    ]);
    const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `deskbell-${days[0]?.day}-${days.at(-1)?.day}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  }

  return (
    <Button icon={readingIcons.copy} onClick={(event) => save(event.currentTarget.ownerDocument)}>
      {say('report.csv')}
    </Button>
  );
}
