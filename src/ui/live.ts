import { Component, type ComponentChildren, type FunctionComponent } from 'preact';
import { effect } from '@preact/signals-core';
import { drawWith, type Memory } from './hooks.ts';

/**
 * Makes a component see signals, and lends it hooks: it is drawn again when a signal changes that was read while it was
 * drawn.
 */
export function live<Props>(draw: FunctionComponent<Props>) {
  return class Live extends Component<Props> {
    #stop = () => {};
    readonly #memory: Memory = { cells: [], at: 0, due: [], redraw: () => this.forceUpdate() };

    override render(): ComponentChildren {
      let drawn: ComponentChildren;
      let isFirst = true;
      this.#stop();
      this.#stop = effect(() => {
        if (!isFirst) return this.forceUpdate();
        isFirst = false;
        drawWith(this.#memory);
        // As Preact calls it: providers of a context ask for `this`.
        drawn = draw.call(this, this.props);
      });
      return drawn;
    }

    override componentDidMount(): void {
      for (const run of this.#memory.due.splice(0)) run();
    }

    override componentDidUpdate(): void {
      this.componentDidMount();
    }

    override componentWillUnmount(): void {
      this.#stop();
      for (const { undo } of this.#memory.cells) undo?.();
    }
  };
}
