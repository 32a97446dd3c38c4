// @vitest-environment happy-dom
import { signal } from '@preact/signals-core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { createElement } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { useEffect, useId, useMemo, useRef, useState } from '../../src/ui/index.ts';

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

describe('a hook', () => {
  it('runs an effect once what was drawn is there, again when what it depends on has changed, and undoes the one before', () => {
    const told: string[] = [];
    function Told({ name, other }: { readonly name: string; readonly other: number }) {
      const place = useRef<HTMLParagraphElement>(null);
      useEffect(() => {
        told.push(`${name} in ${place.current?.textContent}`);
        return () => void told.push(`${name} out`);
      }, [name]);
      return <p ref={place}>{other}</p>;
    }
    const { rerender, unmount } = render(<Told name="a" other={1} />);
    rerender(<Told name="a" other={2} />);
    rerender(<Told name="b" other={3} />);
    unmount();
    expect(told).toEqual(['a in 1', 'a out', 'b in 3', 'b out']);
  });

  it('makes a value again only when what it depends on has changed', () => {
    let made = 0;
    function Made({ of }: { readonly of: string }) {
      return <p>{useMemo(() => `${of} ${++made}`, [of])}</p>;
    }
    const { container, rerender } = render(<Made of="a" />);
    rerender(<Made of="a" />);
    expect(container.textContent).toBe('a 1');
    rerender(<Made of="b" />);
    expect(container.textContent).toBe('b 2');
  });

  it('gives each part an id of its own, and the same one every time', () => {
    const Part = () => <p id={useId()} />;
    const parts = () => [...document.querySelectorAll('p')].map(({ id }) => id);
    const two = (
      <>
        <Part />
        <Part />
      </>
    );
    const { rerender } = render(two);
    const [one, other] = parts();
    expect(one).not.toBe(other);
    rerender(two);
    expect(parts()).toEqual([one, other]);
  });

  it('draws nothing for a value that stays the same, and nothing more once it is gone', async () => {
    let times = 0;
    let set: (next: number) => void = () => {};
    function Drawn() {
      const [value, next] = useState(1);
      set = next;
      times += 1;
      return <p>{value}</p>;
    }
    const { unmount } = render(<Drawn />);
    await act(() => set(1));
    expect(times).toBe(1);
    await act(() => set(2));
    expect(times).toBe(2);
    unmount();
    await act(() => set(3));
    expect(times).toBe(2);
  });
});
