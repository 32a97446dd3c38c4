import type { TestContext } from 'vitest';

declare module 'vitest' {
  interface TaskMeta {
    /** What the test has shown, in figures: `npm run promises` puts it into its report. */
    figure?: string;
  }
}

/** Says what the test has shown, in figures. */
export function show({ task }: Pick<TestContext, 'task'>, figure: string): void {
  task.meta.figure = figure;
}
