import type { Report } from '../../../protocol/index.ts';
import { useDesk } from '../context.ts';

type Day = Report['days'][number];

/** Bottom to top. */
const channels = ['chat', 'contact', 'callback'] as const;
const width = 10;
const height = 40;

/** A bar for each day, by channel. Whoever does not see it has the table. */
export function DayBars({ days }: { readonly days: readonly Day[] }) {
  const { say, format } = useDesk();
  const most = Math.max(...days.map(totalOf));
  if (most <= 0) return <p class="desk-soft">{say('report.none')}</p>;
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure class="desk-bars">
      <svg viewBox={`0 0 ${days.length * width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {days.map((day, index) => {
          let from = height;
          return channels.map((channel) => {
            const tall = (day[channel] / most) * height;
            from -= tall;
            return tall > 0 && <rect key={`${day.day} ${channel}`} data-channel={channel} x={index * width + width * 0.15} y={from} width={width * 0.7} height={tall} />;
          });
        })}
      </svg>
      <figcaption>
        <span>{first && format.date(first.day)}</span>
        <ul class="desk-bars-key" role="list">
          {channels.map((channel) => (
            <li key={channel} data-channel={channel}>
              {say(`channel.${channel}`)} {format.number(days.reduce((sum, day) => sum + day[channel], 0))}
            </li>
          ))}
        </ul>
        <span>{last && format.date(last.day)}</span>
      </figcaption>
    </figure>
  );
}

const totalOf = (day: Day) => channels.reduce((sum, channel) => sum + day[channel], 0);
