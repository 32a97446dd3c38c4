// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button, Card, CardList, Checkbox, Choices, Form, IconButton, Notice, panelIcons, peopleIcons, PlainText, SelectField, TextArea, TextField } from '../../src/ui/index.ts';

afterEach(cleanup);

describe('a field', () => {
  it('is tied to its label, its hint and its problem', () => {
    render(<TextField label="Your name" name="name" value="" onInput={() => {}} hint="As on the parcel" problem="Please tell us your name." required requiredWord="required" />);
    const input = screen.getByLabelText(/Your name/);
    expect(input.getAttribute('aria-invalid')).toBe('true');
    expect(input.getAttribute('aria-required')).toBe('true');
    const told = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(told).toEqual(['As on the parcel', 'Please tell us your name.']);
  });

  it('cuts nothing that is pasted, however long', () => {
    const typed = vi.fn();
    render(<TextArea label="Message" name="message" value="" onInput={typed} maxLength={10} />);
    const long = 'word '.repeat(1_000);
    fireEvent.input(screen.getByLabelText('Message'), { target: { value: long } });
    expect(typed).toHaveBeenCalledWith(long);
    expect(screen.getByLabelText('Message').hasAttribute('maxlength')).toBe(false);
  });

  it('offers its values', () => {
    const chosen = vi.fn();
    render(<SelectField label="Country" name="country" value="DE" onInput={chosen} options={[{ value: 'DE', label: 'Germany' }, { value: 'FR', label: 'France' }]} />);
    fireEvent.change(screen.getByLabelText('Country'), { target: { value: 'FR' } });
    expect(chosen).toHaveBeenCalledWith('FR');
  });

  it('may be a box to tick, with its problem beside it', () => {
    const ticked = vi.fn();
    render(<Checkbox label="Yes, call me" name="consent" checked={false} onChange={ticked} problem="Please tick this." />);
    const box = screen.getByRole('checkbox', { name: 'Yes, call me' });
    expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Please tick this.');
    fireEvent.click(box);
    expect(ticked).toHaveBeenCalledWith(true);
  });

  it('says in words that a box or a choice is required', () => {
    render(
      <>
        <Checkbox label="Yes, call me" name="consent" checked={false} onChange={() => {}} required requiredWord="required" />
        <Choices legend="Time" name="time" value={undefined} onChange={() => {}} options={[{ value: '9', label: '9:00' }]} requiredWord="required" />
      </>,
    );
    expect(screen.getByRole('checkbox', { name: 'Yes, call me required' }).getAttribute('aria-required')).toBe('true');
    expect(screen.getByRole('radiogroup', { name: 'Time required' }).getAttribute('aria-required')).toBe('true');
    expect(screen.getAllByText('required')).toHaveLength(2);
  });

  it('may be a few choices, all to be seen', () => {
    const chosen = vi.fn();
    render(<Choices legend="When?" name="when" value="now" onChange={chosen} options={[{ value: 'now', label: 'Now', detail: 'Within minutes' }, { value: 'later', label: 'Later', disabled: true }]} />);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Now/ }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /Later/ }).disabled).toBe(true);
  });
});

function Contact({ late = false }: { readonly late?: boolean }) {
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [name, setName] = useState('');
  const refuse = () => setProblems({ name: 'Please tell us your name.' });
  return (
    <Form label="Contact" problems={problems} onSubmit={() => (late ? queueMicrotask(refuse) : refuse())}>
      <TextField label="Order" name="order" value="" onInput={() => {}} />
      <TextField label="Name" name="name" value={name} onInput={setName} problem={problems['name']} />
      <Button type="submit">Send</Button>
    </Form>
  );
}

describe('a form', () => {
  it.each([false, true])('moves the focus to the first wrong field and reads out what is wrong (answered late: %s)', async (late) => {
    render(<Contact late={late} />);
    fireEvent.submit(screen.getByRole('form', { name: 'Contact' }));
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Name')));
    expect(screen.getByRole('alert').textContent).toBe('Please tell us your name.');
  });

  it('leaves alone who types on while the answer is on its way', async () => {
    render(<Contact late />);
    const order = screen.getByLabelText('Order');
    order.focus();
    fireEvent.submit(screen.getByRole('form', { name: 'Contact' }));
    fireEvent.input(order, { target: { value: 'TU-1' } });
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Please tell us your name.'));
    expect(document.activeElement).toBe(order);
  });
});

describe('a button', () => {
  it('does nothing while it is busy, and stays where the focus is', () => {
    const pressed = vi.fn();
    const { rerender } = render(<Button onClick={pressed}>Send</Button>);
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    rerender(<Button busy onClick={pressed}>Send</Button>);
    const button = screen.getByRole('button', { name: 'Send' });
    fireEvent.click(button);
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(button.hasAttribute('disabled')).toBe(false);
    expect(button.getAttribute('aria-disabled')).toBe('true');
  });

  it('has a name when it shows only a picture', () => {
    render(<IconButton icon={panelIcons.close} label="Close help" />);
    expect(screen.getByRole('button', { name: 'Close help' }).title).toBe('Close help');
  });
});

describe('the rest', () => {
  it('shows a card as a button or as a link, with what is new in it', () => {
    render(
      <CardList>
        <Card icon={peopleIcons.chat} title="Chat" detail="Somebody is here" light="on" badge="2 new" onClick={() => {}} />
        <Card icon={peopleIcons.mail} title="Mail" href="mailto:a@b.example" />
      </CardList>,
    );
    expect(screen.getByRole('button', { name: /Chat.*Somebody is here.*2 new/s })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Mail' }).getAttribute('href')).toBe('mailto:a@b.example');
  });

  it('shows what people wrote as text, and only safe addresses as links', () => {
    const { container } = render(<PlainText text={'<b>hi</b>\njavascript:alert(1) https://shop.example'} />);
    expect(container.querySelector('b')).toBeNull();
    expect([...container.querySelectorAll('a')].map((link) => [link.href, link.rel, link.target])).toEqual([['https://shop.example/', 'noopener noreferrer nofollow ugc', '_blank']]);
    expect(container.textContent).toBe('<b>hi</b>\njavascript:alert(1) https://shop.example');
  });

  it('shows a notice with what can be done', () => {
    const retry = vi.fn();
    render(<Notice tone="error" title="Not sent" actions={<Button onClick={retry}>Try again</Button>}>It stays here.</Notice>);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalled();
  });
});
