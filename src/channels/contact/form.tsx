import { sayTime } from '../../core/when.ts';
import { Button, Form, Icon, IconButton, Notice, panelIcons, peopleIcons, PrivacyLink, SelectField, Skeleton, TextArea, TextField, useRef } from '../../ui/index.ts';
import { sayProblems } from '../problems.ts';
import { maxLengths, type ContactFields } from './request.ts';
import { phrases } from './text/en.ts';
import type { ContactViewProps } from './props.ts';

/** What is asked for. It stays in place while it is being sent, so that a refused field is where it was. */
export function ContactForm({ model, say, shell, busy }: ContactViewProps & { readonly busy: boolean }) {
  const message = useRef<HTMLDivElement>(null);
  const offer = model.offer.value;
  const Warning = model.Warning.value;
  if (!offer) return <Skeleton lines={6} />;

  const fields = model.fields.value;
  const rule = model.orderNumber.value;
  const problems = sayProblems({ say, phrases, problems: model.problems.value, fields, maxLengths });
  const shown = new Set(['name', 'email', 'message', ...(offer.topics.length > 0 ? ['topic'] : []), ...(rule === 'hidden' ? [] : ['orderNumber'])]);
  const elsewhere = Object.keys(problems).find((name) => !shown.has(name));

  const field = (name: keyof ContactFields, required = true) => ({
    name,
    label: say(name === 'orderNumber' && !required ? 'orderNumberOptional' : name),
    value: fields[name],
    onInput: (value: string) => model.write({ [name]: value }),
    problem: problems[name],
    maxLength: maxLengths[name],
    tooMuch: say('tooMuch', { max: maxLengths[name] ?? 0 }),
    required,
    requiredWord: say('required'),
  });
  const removeSubject = () => {
    model.write({ subject: '' });
    // The button is gone now; the next thing to do is below it.
    message.current?.querySelector('textarea')?.focus();
  };

  return (
    <Form label={say('form', { shop: shell.settings.shop })} problems={problems} onSubmit={model.send}>
      <p class="db-contact-intro" tabIndex={-1}>
        {offer.replyBy === undefined ? say('intro') : say('introBy', { time: sayTime(offer.replyBy, { now: model.now(), locale: shell.locale }) })}
      </p>
      {elsewhere && <Notice tone="error">{problems[elsewhere]}</Notice>}
      {offer.topics.length > 0 && (
        <SelectField
          {...field('topic')}
          options={[{ value: '', label: say('topicChoose') }, ...offer.topics.map(({ id, label }) => ({ value: id, label }))]}
        />
      )}
      <TextField {...field('name')} autocomplete="name" />
      <TextField {...field('email')} type="email" inputMode="email" autocomplete="email" dir="ltr" />
      {rule !== 'hidden' && <TextField {...field('orderNumber', rule === 'required')} hint={say('orderNumberHint')} />}
      <div ref={message}>
        {fields.subject && (
          <p class="db-contact-subject">
            <Icon drawing={panelIcons.search} size={16} />
            <span class="db-contact-subject-words">
              {say('subject')} <bdi>{fields.subject}</bdi>
            </span>
            <IconButton icon={panelIcons.close} label={say('subjectRemove')} onClick={removeSubject} />
          </p>
        )}
        <TextArea {...field('message')} rows={5} />
      </div>
      <p class="db-contact-privacy">
        {say('privacy')} <PrivacyLink address={shell.settings.privacy} words={say('privacyLink')} />
      </p>
      {Warning && <Warning shell={shell} />}
      <Button kind="primary" type="submit" icon={peopleIcons.send} busy={busy}>
        {say(busy ? 'sending' : 'send')}
      </Button>
    </Form>
  );
}
