import { Component, type ComponentChildren } from 'preact';

/** Keeps a view that breaks from taking the rest of the panel with it. */
export class Boundary extends Component<
  { readonly fallback: (retry: () => void) => ComponentChildren; readonly broke: (thrown: unknown) => void; readonly children: ComponentChildren },
  { readonly broken: boolean }
> {
  override state = { broken: false };

  override componentDidCatch(thrown: unknown): void {
    this.props.broke(thrown);
    this.setState({ broken: true });
  }

  override render(): ComponentChildren {
    const { fallback, children } = this.props;
    return this.state.broken ? fallback(() => this.setState({ broken: false })) : children;
  }
}
