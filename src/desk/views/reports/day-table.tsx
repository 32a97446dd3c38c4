import type { Report } from '../../../protocol/index.ts';
import { useDesk } from '../context.ts';

const channels = ['contact', 'chat', 'callback'] as const;

/** The same numbers to read, newest first. */
export function DayTable({ days }: { readonly days: Report['days'] }) {
  const { say, format } = useDesk();
  return (
    <details class="desk-day-table">
      <summary>{say('report.table')}</summary>
      <table class="desk-table">
        <thead>
          <tr>
            <th scope="col">{say('report.day')}</th>
            {channels.map((channel) => (
              <th key={channel} scope="col" class="desk-number-cell">
                {say(`channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{format.date(day.day)}</th>
              {channels.map((channel) => (
                <td key={channel} class="desk-number-cell">
                  {format.number(day[channel])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
