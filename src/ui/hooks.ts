import type { RefObject } from 'preact';

/** What a component has kept under one call of a hook. */
interface Cell {
  value?: unknown;
  deps?: readonly unknown[];
  undo?: (() => void) | void;
}

/** What one component keeps between two drawings: a cell for each call of a hook, told apart by their order. */
export interface Memory {
  readonly cells: Cell[];
  /** The cell the next call gets. */
  at: number;
  /** Effects to run when what was drawn is in the page. */
  due: (() => void)[];
  redraw(): void;
}

/** The component that is being drawn. Hooks find it here, as everywhere: they are called in no other time. */
let drawn: Memory;
let lastId = 0;

/** Lends a component's memory to the hooks it is about to call. */
export function drawWith(memory: Memory): void {
  drawn = memory;
  memory.at = 0;
}

/** The next cell, if what it depends on is no longer what it was. */
function nextCell(deps: readonly unknown[]): [cell: Cell, isStale: boolean] {
  const cell = (drawn.cells[drawn.at++] ??= {});
  const { deps: before } = cell;
  cell.deps = deps;
  return [cell, !before || deps.some((dep, at) => dep !== before[at])];
}

/** A value that is made again only when one of `deps` has changed. */
export function useMemo<Value>(make: () => Value, deps: readonly unknown[]): Value {
  const [cell, isStale] = nextCell(deps);
  if (isStale) cell.value = make();
  return cell.value as Value;
}

/** A box that outlives drawings; given as `ref`, the element in the page. */
export function useRef<Value>(first: Value): { current: Value };
export function useRef<Value>(first: Value | null): RefObject<Value>;
export function useRef(first: unknown): { current: unknown } {
  return useMemo(() => ({ current: first }), []);
}

/** A value, and what sets it and draws again. Values that others look at are signals. */
export function useState<Value>(first: Value): [value: Value, set: (next: Value) => void] {
  const box = useRef(first);
  const { redraw } = drawn;
  return [
    box.current,
    (next) => {
      const isNews = box.current !== next;
      box.current = next;
      if (isNews) redraw();
    },
  ];
}

/** Runs once what was drawn is in the page, before it is painted, and again when one of `deps` has changed. What it returns undoes it. */
export function useEffect(run: () => (() => void) | void, deps: readonly unknown[]): void {
  const [cell, isStale] = nextCell(deps);
  if (isStale) {
    drawn.due.push(() => {
      cell.undo?.();
      cell.undo = run();
    });
  }
}

/** An id that nothing else in the document has. */
export function useId(): string {
  return useMemo(() => `db-${++lastId}`, []);
}
