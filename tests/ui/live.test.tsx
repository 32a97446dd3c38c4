// @vitest-environment happy-dom
import { signal } from '@preact/signals-core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { createElement } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it } from 'vitest';

afterEach(cleanup);

describe('a component', () => {
  it('is drawn again when a signal changes that it has read, and nothing around it is', async () => {
    const count = signal(1);
    const drawn: string[] = [];
    function Inner() {
      drawn.push('inner');
      return <p>{count.value}</p>;
    }
    function Outer() {
      drawn.push('outer');
      return <Inner />;
    }
    const { container } = render(<Outer />);
    await act(() => void (count.value = 2));
    expect(container.textContent).toBe('2');
    expect(drawn).toEqual(['outer', 'inner', 'inner']);
  });

  it('follows what it reads now, not what it once read', async () => {
    const [which, one, other] = [signal<'one' | 'other'>('one'), signal(1), signal(2)];
    let times = 0;
    function Choice() {
      times += 1;
      return <p>{which.value === 'one' ? one.value : other.value}</p>;
    }
    const { container } = render(<Choice />);
    await act(() => void (which.value = 'other'));
    await act(() => void (one.value = 10));
    expect(times).toBe(2);
    await act(() => void (other.value = 20));
    expect(container.textContent).toBe('20');
  });

  it('keeps its state and its place, whatever changes', async () => {
    const name = signal('Ada');
    function Counter({ by }: { readonly by: number }) {
      const [count, setCount] = useState(0);
      return (
        <button type="button" onClick={() => setCount(count + by)}>
          {name.value} {count}
        </button>
      );
    }
    const { rerender } = render(<Counter by={1} />);
    const button = screen.getByRole('button');
    fireEvent.click(button);
    await act(() => void (name.value = 'Eve'));
    rerender(<Counter by={10} />);
    fireEvent.click(button);
    expect(screen.getByRole('button')).toBe(button);
    await act(() => {});
    expect(button.textContent).toBe('Eve 11');
  });

  it('is left in peace once it is gone', async () => {
    const count = signal(1);
    let times = 0;
    function Gone() {
      times += 1;
      return <p>{count.value}</p>;
    }
    const { unmount } = render(<Gone />);
    unmount();
    await act(() => void (count.value = 2));
    expect(times).toBe(1);
  });

  it('of somebody else is none of our business', async () => {
    const count = signal(1);
    const { container } = render(createElement(() => createElement('p', null, count.value), null));
    await act(() => void (count.value = 2));
    expect(container.textContent).toBe('1');
  });
});
