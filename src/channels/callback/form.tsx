import type { CallbackOffer } from '../../protocol/index.ts';
import { Button, Checkbox, Form, Notice, peopleIcons, PrivacyLink, SelectField, TextArea, TextField } from '../../ui/index.ts';
import { sayProblems } from '../problems.ts';
import { callingCode } from './calling-codes.ts';
import { maxLengths, type CallbackFields } from './request.ts';
import { phrases } from './text/en.ts';
import type { CallbackViewProps } from './props.ts';
import { WhenField } from './when-field.tsx';

type CallFormProps = CallbackViewProps & { readonly offer: CallbackOffer; readonly busy: boolean; readonly isAnother: boolean };

/** Whom to call, on which number, when and about what. It stays in place while it is being sent. */
export function CallForm({ model, say, shell, offer, busy, isAnother }: CallFormProps) {
  const fields = model.fields.value;
  const problems = sayProblems({ say, phrases, problems: model.problems.value, fields, maxLengths });
  const { country: countryProblem, ...others } = problems;
  const hasCountries = offer.countries.length > 1;
  const elsewhere = Object.keys(others).find((name) => !['name', 'phone', 'when', 'note', 'consent'].includes(name));
  const code = callingCode(fields.country);
  const Warning = model.Warning.value;

  const field = (name: keyof CallbackFields) => ({
    name,
    label: say(name),
    value: fields[name],
    onInput: (value: string) => model.write({ [name]: value }),
    problem: problems[name],
    maxLength: maxLengths[name],
    tooMuch: say('tooMuch', { max: maxLengths[name] ?? 0 }),
    requiredWord: say('required'),
  });

  return (
    <Form label={say('form', { shop: shell.settings.shop })} problems={problems} onSubmit={model.send}>
      {isAnother ? (
        <h3 class="db-callback-title" tabIndex={-1}>
          {say('another')}
        </h3>
      ) : (
        <p class="db-callback-intro" tabIndex={-1}>
          {say('intro')}
        </p>
      )}
      {elsewhere && <Notice tone="error">{problems[elsewhere]}</Notice>}
      <TextField {...field('name')} required autocomplete="name" />
      {hasCountries && <SelectField {...field('country')} options={countryOptions(offer.countries, shell.locale)} autocomplete="country" />}
      <TextField
        {...field('phone')}
        required
        type="tel"
        inputMode="tel"
        // With a country to choose, the browser should not fill in the code a second time.
        autocomplete={hasCountries ? 'tel-national' : 'tel'}
        dir="ltr"
        hint={code && say('phoneHint', { code: asNumber(code) })}
        problem={problems['phone'] ?? (hasCountries ? undefined : countryProblem)}
      />
      <WhenField
        timetable={model.timetable}
        say={say}
        availability={offer.availability}
        locale={shell.locale}
        value={fields.when}
        onChange={(when) => model.write({ when })}
        problem={problems['when']}
      />
      <TextArea {...field('note')} rows={3} />
      <div class="db-callback-consent">
        <Checkbox
          name="consent"
          label={model.consentSentence.value}
          checked={model.consent.value}
          onChange={model.agree}
          problem={problems['consent']}
          required
          requiredWord={say('required')}
        />
        <PrivacyLink address={shell.settings.privacy} words={say('privacyLink')} />
      </div>
      {Warning && <Warning shell={shell} />}
      <Button kind="primary" type="submit" icon={peopleIcons.phone} busy={busy}>
        {say(busy ? 'sending' : 'send')}
      </Button>
    </Form>
  );
}

/** In the order of the offer: the shop knows whom it calls most. */
function countryOptions(countries: readonly string[], locale: string) {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return countries.map((country) => {
    const code = callingCode(country);
    return { value: country, label: `${names.of(country) ?? country}${code ? ` (${asNumber(code)})` : ''}` };
  });
}

/** Isolated, so that the plus stays in front in a right-to-left sentence. */
function asNumber(code: string): string {
  return `\u2066${code}\u2069`;
}
