import { Component, type ComponentChildren, type FunctionComponent } from 'preact';
import { effect } from '@preact/signals-core';

/** Makes a component see signals: it is drawn again when one changes that was read while it was drawn. */
export function live<Props>(draw: FunctionComponent<Props>) {
  return class Live extends Component<Props> {
    #stop = () => {};

    override render(): ComponentChildren {
      let drawn: ComponentChildren;
      let isFirst = true;
      this.#stop();
      this.#stop = effect(() => {
        if (!isFirst) return this.forceUpdate();
        isFirst = false;
        // As Preact calls it: providers of a context ask for `this`.
        drawn = draw.call(this, this.props);
      });
      return drawn;
    }

    override componentWillUnmount(): void {
      this.#stop();
    }
  };
}
