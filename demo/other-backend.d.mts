/** Backends that can be named. */
export const backendNames: readonly string[];

/** A backend that is ready: what the tag says, in place of our server's address, and the agent of its script, if it has one. */
export interface OpenBackend {
  readonly options: Readonly<Record<string, string>>;
  say?(text: string): unknown;
  close(): Promise<void>;
}

/** Makes a backend ready. `port` is where the example server of the http adapter listens. */
export function openBackend(wanted: {
  readonly name: string;
  readonly endpoint?: string;
  readonly data: string;
  readonly port?: number;
  readonly options?: Readonly<Record<string, string>>;
}): Promise<OpenBackend>;
