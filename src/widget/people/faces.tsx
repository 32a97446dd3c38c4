import type { ReadonlySignal } from '@preact/signals-core';
import type { Team } from '../../channels/channel.ts';
import type { Say } from '../../core/text.ts';
import { useState } from '../../ui/index.ts';
import { useOwnStyle } from '../../ui/own-style.ts';
import style from './faces.css?inline';
import { initialsOf, readTeam } from './team.ts';
import type { PeoplePhrases } from './text/en.ts';

/** What {@link createTeam} needs. */
export interface FacesOptions {
  /** The option as it was given. */
  readonly given: unknown;
  readonly say: Say<PeoplePhrases>;
  readonly locale: ReadonlySignal<string>;
}

/** Faces of those whom the shop names; comes where it names any. */
export function createTeam({ given, say, locale }: FacesOptions): Team {
  const members = readTeam(given);

  /** Seen as faces, heard as one sentence. */
  function Faces() {
    const element = useOwnStyle<HTMLSpanElement>(style);
    if (members.length === 0) return null;
    const names = new Intl.ListFormat(locale.value).format(members.map(({ name }) => name));
    const sentence = say('team', { names });
    return (
      <span class="db-team" role="img" aria-label={sentence} title={sentence} ref={element}>
        {members.map(({ name }) => (
          <Face key={name} name={name} />
        ))}
      </span>
    );
  }

  /** A picture, or initials where there is none, or it does not come. Whose it is has been said beside it. */
  function Face({ name }: { readonly name: string }) {
    const element = useOwnStyle<HTMLSpanElement>(style);
    const [isLost, setLost] = useState(false);
    const image = members.find((member) => member.name === name)?.image;
    return (
      <span class="db-face" aria-hidden="true" ref={element}>
        {image !== undefined && !isLost ? <img src={image} alt="" decoding="async" onError={() => setLost(true)} /> : initialsOf(name)}
      </span>
    );
  }

  return { Faces, Face };
}
