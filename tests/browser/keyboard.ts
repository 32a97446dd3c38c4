import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { focusOf } from './people.ts';

/** More than there is to focus on any page of the shop. */
const patience = 150;

/** Presses a key, Tab unless told otherwise, until something of this name has the focus, and sees that it is in sight. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const way: string[] = [];
  while (way.length < patience) {
    await page.keyboard.press(key);
    const here = await focusOf(page);
    if (name.test(here)) {
      expect(await isFocusInSight(page), `"${here}" has the focus and cannot be seen`).toBe(true);
      return;
    }
    way.push(here.slice(0, 40));
  }
  throw new Error(`${key} does not lead to ${String(name)}, but to ${way.slice(0, 30).join(' › ')} …`);
}

/** Whether what has the focus is on the screen, and nothing that scrolls has it hidden. */
function isFocusInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const box = element?.getBoundingClientRect();
    if (!element || !box) return false;
    const isWithin = (top: number, bottom: number) => box.bottom > top && box.top < bottom;
    if (!isWithin(0, innerHeight)) return false;
    for (let around = element.parentElement; around; around = around.parentElement) {
      const { top, bottom } = around.getBoundingClientRect();
      if (getComputedStyle(around).overflowY !== 'visible' && !isWithin(top, bottom)) return false;
    }
    return true;
  });
}
