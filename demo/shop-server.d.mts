export declare function shopPolicy(widget: string): string;
export declare function serveShop(options: {
  folder: string;
  tag: string;
  widget: string;
  port?: number;
  host?: string;
  policy?: string | null;
}): Promise<{ url: string; close(): Promise<void> }>;
