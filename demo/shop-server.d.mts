export declare function shopPolicy(widget: string, backend?: string): string;
export declare function serveShop(options: {
  folder: string;
  tag: string;
  widget: string;
  /** Where requests go, if not to where the widget comes from. */
  backend?: string | undefined;
  port?: number;
  host?: string;
  policy?: string | null;
}): Promise<{ url: string; close(): Promise<void> }>;
