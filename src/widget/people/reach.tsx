import { Button, Card, CardList, Notice, panelIcons, peopleIcons } from '../../ui/index.ts';
import { Direct } from '../direct.tsx';
import type { ReachProps } from '../frame.ts';
import { mailWith } from './mail.ts';
import { sayPromise, type PersonChannel } from './promise.ts';

/**
 * Ways to reach a person, each with its promise: the next step every screen shows. When all of them fail, the plain
 * address and number: there is always a next step.
 */
export function Reach({ frame, people, except, heading }: ReachProps) {
  const { settings, world, shell, visitor } = frame;
  const { say } = people;
  const online = world.online.value;
  const ways = people.offered.flatMap(({ name, icon }) =>
    name === except ? [] : [{ icon, name: name as PersonChannel, outlook: people.offers.of(name).value }],
  );
  const failed = ways.length > 0 && ways.every(({ outlook }) => outlook.is === 'failed');
  const direct = settings.email ?? settings.phone;
  if (ways.length === 0 && !direct) return null;
  const Faces = !except && !failed && people.team.value?.Faces;
  const words = { say, locale: shell.locale, now: world.now(), online };

  return (
    <section class="db-group db-reach">
      <h3 class="db-heading">{heading ?? say('reach')}</h3>
      {Faces && <Faces />}
      {!except && !online && ways.length > 0 && (
        <Notice tone="info" icon={panelIcons.offline} title={say('offline.title')}>
          {say('offline.text')}
        </Notice>
      )}
      {!except && online && failed && (
        <Notice
          tone="warning"
          icon={panelIcons.offline}
          title={frame.say('gone.title')}
          actions={
            <Button kind="quiet" onClick={people.offers.refresh}>
              {frame.say('retry')}
            </Button>
          }
        >
          {frame.say('gone.text')}
        </Notice>
      )}
      {ways.length > 0 && (
        <CardList>
          {ways.map(({ icon, name, outlook }) => {
            const { text, light } = sayPromise(name, outlook, words);
            const unread = visitor.value.rooms.unreadIn(name);
            return (
              <Card
                key={name}
                icon={peopleIcons[icon]}
                title={frame.say(`${name}.title`)}
                detail={text}
                light={light}
                badge={unread > 0 ? say('unread', { count: unread }) : undefined}
                onClick={() => shell.go({ at: name })}
              />
            );
          })}
        </CardList>
      )}
      {(failed || ways.length === 0) && <Direct settings={settings} mail={mailWith({ frame, people })} />}
    </section>
  );
}
