import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStrangePages, strictPolicy, type Opened, type StrangePages } from './strange-pages.ts';

let pages: StrangePages;
beforeAll(async () => {
  pages = await openStrangePages();
});
afterAll(() => pages?.close());

/** A tag without any backend: mail and telephone are ways to reach a person too. */
const tag = '<script src="{{deskbell}}" data-email="help@shop.example" data-phone="+49 40 123"></script>';
const launcher = 'button.launcher';
const panel = '.db-panel';

async function openPanel({ page }: Opened): Promise<void> {
  await page.locator(launcher).click();
  await page.locator(panel).waitFor();
}

describe('a page with the tag', () => {
  it('asks for nothing but the loader, stores nothing and does not move before somebody shows intent', async () => {
    const { page, requests, errors } = await pages.open({ html: `<body><h1>Shop</h1>${tag}</body>` });
    await page.locator(launcher).waitFor();
    const kept = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
      scrolls: document.documentElement.scrollHeight > innerHeight,
      shifts: performance.getEntriesByType('layout-shift').length,
    }));
    expect(kept).toEqual({ local: 0, session: 0, databases: 0, cookies: '', scrolls: false, shifts: 0 });
    expect(requests).toEqual(['/deskbell.js']);
    expect(errors).toEqual([]);
  });

  it('loads the widget when the pointer comes near, and opens it on a click', async () => {
    const opened = await pages.open({ html: `<body>${tag}</body>` });
    await opened.page.locator(launcher).hover();
    await expect.poll(() => opened.requests).toContain('/widget.js');
    expect(await opened.page.locator(panel).count()).toBe(0);
    await openPanel(opened);
    expect(await opened.page.getByRole('link', { name: 'help@shop.example' }).getAttribute('href')).toBe('mailto:help@shop.example');
    // Nobody wrote anything: there is still nothing to keep.
    expect(await opened.page.evaluate(async () => (await indexedDB.databases()).length + localStorage.length)).toBe(0);
    expect(opened.errors).toEqual([]);
  });

  it('opens by keyboard, closes on Escape and gives the focus back', async () => {
    const opened = await pages.open({ html: `<body>${tag}</body>` });
    const { page } = opened;
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator(panel).waitFor();
    const focused = () => page.evaluate(() => document.querySelector('[data-deskbell]')?.shadowRoot?.activeElement?.textContent);
    await expect.poll(focused).toBe('How can we help?');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(panel).count()).toBe(0);
    expect(await page.evaluate(() => document.querySelector('[data-deskbell]')?.shadowRoot?.activeElement?.getAttribute('aria-expanded'))).toBe('false');
  });

  it('replays calls from before it came, and answers with promises', async () => {
    const { page } = await pages.open({
      html: `<body><script>
        window.deskbell = window.deskbell || function () { (deskbell.q = deskbell.q || []).push(arguments) };
        deskbell('init', { email: 'help@shop.example', greeting: 'Ahoy!' });
        deskbell('on', 'opened', function () { window.heard = true });
        deskbell('open');
      </script><script async src="{{deskbell}}"></script></body>`,
    });
    await page.getByRole('heading', { name: 'Ahoy!' }).waitFor();
    expect(await page.evaluate('window.heard')).toBe(true);
    expect(await page.evaluate("deskbell('unread')")).toBe(0);
    await page.evaluate("deskbell('close')");
    await expect.poll(() => page.locator(panel).count()).toBe(0);
  });

  it('goes by another global name when asked to', async () => {
    const { page } = await pages.open({ html: `<body><script src="{{deskbell}}" data-email="a@shop.example" data-global="helpdesk"></script></body>` });
    expect(await page.evaluate('typeof window.deskbell + typeof window.helpdesk')).toBe('undefinedfunction');
  });

  it('is there once when it was pasted twice, with one warning', async () => {
    const { page, warnings, errors } = await pages.open({ html: `<body>${tag}${tag}</body>` });
    await page.locator(launcher).waitFor();
    expect(await page.locator(launcher).count()).toBe(1);
    expect(warnings.filter((text) => text.includes('is on this page already'))).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('names a value it does not know and those it does, and goes on with the default', async () => {
    const { page, warnings } = await pages.open({ html: `<body><script src="{{deskbell}}" data-email="a@shop.example" data-side="lef"></script></body>` });
    await page.locator(launcher).waitFor();
    await expect.poll(() => warnings.map((text) => text.trim())).toEqual(['Deskbell: side is "lef", not one of left, right.']);
  });

  it('complains once about everything else it does not understand', async () => {
    const opened = await pages.open({
      html: '<body><script src="{{deskbell}}" data-email="a@shop.example" data-accent="greenish" data-fak="/faq" data-faq="javascript:1" data-cfasync="false"></script></body>',
    });
    await openPanel(opened);
    await expect.poll(() => opened.warnings.length).toBe(1);
    expect(opened.warnings[0]).toContain('"accent" is "greenish"');
    expect(opened.warnings[0]).toContain('no option "fak"');
    expect(opened.warnings[0]).toContain('"faq" is "javascript:1"');
    expect(opened.warnings[0]).not.toContain('cfasync');
  });

  it('says so beside the button when the widget cannot be loaded, and tries again on the next click', async () => {
    pages.setDown(true);
    const { page, errors } = await pages.open({ html: `<body>${tag}</body>` });
    await page.locator(launcher).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: '+49 40 123' }).getAttribute('href')).toBe('tel:+49 40 123');
    // The browser reports the failed requests themselves; nothing else may go wrong.
    expect(errors.filter((text) => !text.includes('503'))).toEqual([]);
    pages.setDown(false);
    await page.locator(launcher).click();
    await page.locator(panel).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('is gone without a trace after destroy, and the page is as it was', async () => {
    const opened = await pages.open({
      html: `<body>${tag}</body>`,
      before: (page) =>
        page.addInitScript(() => {
          const counts = { listeners: 0, timers: 0 };
          Object.assign(window, { counts });
          const { addEventListener, removeEventListener } = EventTarget.prototype;
          const lasting = (target: EventTarget) => [Window, Document, MediaQueryList, VisualViewport].some((kind) => target instanceof kind);
          EventTarget.prototype.addEventListener = function (type, listener, options) {
            const stop = typeof options === 'object' ? options.signal : undefined;
            if (lasting(this)) {
              counts.listeners += 1;
              if (stop) addEventListener.call(stop, 'abort', () => (counts.listeners -= 1));
            }
            return addEventListener.call(this, type, listener, options);
          };
          EventTarget.prototype.removeEventListener = function (type, listener, options) {
            if (lasting(this)) counts.listeners -= 1;
            return removeEventListener.call(this, type, listener, options);
          };
        }),
    });
    const { page, errors } = opened;
    const look = () =>
      page.evaluate(() => ({ nodes: document.querySelectorAll('*').length, style: document.documentElement.getAttribute('style'), sheets: document.adoptedStyleSheets.length }));
    await page.evaluate("deskbell('destroy')");
    const before = await look();
    await page.evaluate("deskbell('init', { email: 'help@shop.example', adapter: { contact: { send: async () => {} } } })");
    await openPanel(opened);
    await page.getByRole('button', { name: 'Write to us' }).click();
    await page.getByLabel('Your name').fill('Ada');
    await page.evaluate("deskbell('destroy')");
    expect(await look()).toEqual(before);
    await expect.poll(() => page.evaluate('counts.listeners')).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe('a strange page', () => {
  /** The widget works: it opens, shows a way to reach somebody, and nothing on the page broke. */
  async function works(opened: Opened): Promise<void> {
    await openPanel(opened);
    await opened.page.getByRole('link', { name: 'help@shop.example' }).waitFor();
    expect(opened.errors).toEqual([]);
    expect(await opened.page.locator(launcher).count()).toBe(1);
  }

  it('may have a strict policy and trusted types', async () => {
    const opened = await pages.open({ html: `<body>${tag}</body>`, headers: { 'content-security-policy': strictPolicy('{{origin}}') } });
    await works(opened);
    await expect.poll(() => opened.page.locator(panel).boundingBox()).toMatchObject({ width: 400 });
  });

  it('may load modules by AMD or think itself CommonJS', async () => {
    await works(
      await pages.open({
        html: `<body><script>
          window.define = function () { throw new Error('Mismatched anonymous define()') }; define.amd = {};
          window.module = { exports: {} }; window.exports = module.exports;
        </script>${tag}</body>`,
      }),
    );
  });

  it('may have a base address', async () => {
    await works(await pages.open({ html: `<head><base href="https://elsewhere.invalid/deep/"></head><body>${tag}</body>` }));
  });

  it('may have patched the prototypes everything inherits from', async () => {
    await works(
      await pages.open({
        html: `<body><script>
          Array.prototype.toJSON = function () { return 'patched' };
          Array.prototype.each = Array.prototype.forEach; Object.prototype.extend = function () {};
          // As prototype.js had them for years.
          Function.prototype.bind = function (self) {
            var method = this, first = [].slice.call(arguments, 1);
            return function () { return method.apply(self, first.concat([].slice.call(arguments))) };
          };
          Array.from = function (list) {
            var length = (list && list.length) || 0, all = new Array(length);
            while (length--) all[length] = list[length];
            return all;
          };
        </script>${tag}</body>`,
      }),
    );
  });

  it('may use the names of the document for its own elements', async () => {
    const opened = await pages.open({
      html: `<body>
        <img name="currentScript" src="data:,deskbell"><form name="body"></form><img name="documentElement">
        <img name="getElementById"><img name="createElement"><img name="querySelectorAll"><img name="title"><img name="visibilityState"><a id="deskbell"></a>
        ${tag}</body>`,
    });
    await works(opened);
    expect(opened.requests).toContain('/widget.js');
  });

  it('may have the rudest style sheet', async () => {
    const opened = await pages.open({
      html: `<head><style>
        html { font-size: 62.5%; } html > div { display: none !important; position: static !important; width: 1px !important; visibility: hidden !important; opacity: 0 !important; }
        body *, html > * { all: unset !important; display: none !important; color: red !important; font: 3px monospace !important; }
        body { transform: translateX(50px); }
      </style></head><body>${tag}</body>`,
    });
    await works(opened);
    const size = await opened.page.locator('.db-greeting').evaluate((element) => getComputedStyle(element).fontSize);
    expect(size).toBe('28px');
  });

  it('may replace its body while the panel is open, and navigate without loading', async () => {
    const opened = await pages.open({ html: `<body>${tag}<p>one</p></body>` });
    await works(opened);
    await opened.page.evaluate(() => {
      const next = document.createElement('body');
      next.append('two');
      document.body.replaceWith(next);
      history.pushState({}, '', '/next');
    });
    expect(await opened.page.locator(panel).count()).toBe(1);
    await opened.page.getByRole('button', { name: 'Close help' }).first().click();
    await expect.poll(() => opened.page.locator(panel).count()).toBe(0);
    await openPanel(opened);
    expect(opened.errors).toEqual([]);
  });

  it('may be drawn anew from its root, as frameworks do that own the whole document', async () => {
    const opened = await pages.open({ html: `<body>${tag}</body>` });
    await opened.page.evaluate(() => {
      const next = document.createElement('html');
      next.append(document.createElement('head'), document.createElement('body'));
      document.documentElement.replaceWith(next);
    });
    await works(opened);
  });

  it('may write itself anew after it was loaded: that ends the widget, and nothing else', async () => {
    const { page, errors } = await pages.open({ html: `<body>${tag}</body>` });
    await page.evaluate(() => {
      document.open();
      document.write('<!doctype html><html><body><h1>All new</h1></body></html>');
      document.close();
    });
    await page.getByRole('heading', { name: 'All new' }).waitFor();
    expect(errors).toEqual([]);
  });

  it('may be a frame in a sandbox, where nothing can be kept', async () => {
    const { page, errors } = await pages.open({
      html: `<body><iframe sandbox="allow-scripts" style="width:1000px;height:700px" srcdoc='${tag.replaceAll("'", '&#39;')}'></iframe></body>`,
    });
    const frame = page.frameLocator('iframe');
    await frame.locator(launcher).click();
    await frame.getByRole('link', { name: 'help@shop.example' }).waitFor();
    expect(errors).toEqual([]);
  });
});

describe('a phone', () => {
  const context = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
  const html = `<head><meta name="viewport" content="width=device-width"></head><body><div style="height:4000px">long</div>${tag}</body>`;

  it('is filled by the panel, with the page out of reach, and is where it was afterwards', async () => {
    const { page, errors } = await pages.open({ html, context });
    await page.evaluate(() => scrollTo(0, 1200));
    await page.locator(launcher).tap();
    await page.locator(panel).waitFor();
    await expect.poll(() => page.locator(panel).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 780 });
    expect(await page.locator(panel).getAttribute('aria-modal')).toBe('true');
    expect(await page.evaluate(() => [document.body.inert, getComputedStyle(document.documentElement).overflowY])).toEqual([true, 'hidden']);
    expect(await page.locator(launcher).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Close help' }).tap();
    await expect.poll(() => page.locator(panel).count()).toBe(0);
    expect(await page.evaluate(() => [document.body.inert, document.documentElement.getAttribute('style'), Math.round(scrollY)])).toEqual([false, null, 1200]);
    expect(errors).toEqual([]);
  });
});
