import { sayDay } from '../../core/when.ts';
import { Notice } from '../../ui/index.ts';
import type { ContactViewProps } from './props.ts';

/** How what was written before stands, above the form: nobody need write again to ask. */
export function Standing({ model, say, shell }: ContactViewProps) {
  const all = model.standing.value;
  if (!all.length) return null;
  return (
    <Notice tone="info" title={say('standing')}>
      <ul class="db-contact-standing">
        {all.map(({ reference, subject, at, state }, index) => (
          <li key={index}>
            <bdi>{subject}</bdi>
            <p>
              <b>{say(`standing.${state}`)}</b>
              <span>{sayDay(at, { now: model.now(), locale: shell.locale })}</span>
              <bdi>{reference}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
