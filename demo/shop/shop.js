/* The cart of the demonstration shop. It lives in localStorage, or in memory where storage is blocked. */
(() => {
  'use strict';

  const catalogue = {
    elbe: { name: 'Elbe teapot', price: 86, glazes: ['hafen', 'ebbe', 'nebel'] },
    alster: { name: 'Alster pot for one', price: 58 },
    fleet: { name: 'Fleet glass pot', price: 64 },
    dock: { name: 'Dock iron pot', price: 119 },
    boe: { name: 'Böe stovetop kettle', price: 98 },
    lotse: { name: 'Lotse gooseneck kettle', price: 149 },
    kai: { name: 'Kai cups, set of two', price: 34, glazes: ['ebbe', 'hafen'] },
    deich: { name: 'Deich mug', price: 26, glazes: ['nebel', 'hafen'] },
    priel: { name: 'Priel gaiwan', price: 42 },
    halm: { name: 'Halm strainer', price: 19 },
    watt: { name: 'Watt tray', price: 72 },
    speicher: { name: 'Speicher tin', price: 29 },
    surprise: { name: 'Überraschung box', price: 65, page: 'gifts.html' },
    'card-25': { name: 'Gift card €25', price: 25, page: 'gifts.html', image: 'gift-card', digital: true },
    'card-50': { name: 'Gift card €50', price: 50, page: 'gifts.html', image: 'gift-card', digital: true },
    'card-100': { name: 'Gift card €100', price: 100, page: 'gifts.html', image: 'gift-card', digital: true },
    'card-150': { name: 'Gift card €150', price: 150, page: 'gifts.html', image: 'gift-card', digital: true },
  };
  const glazeNames = { nebel: 'Nebel', ebbe: 'Ebbe', hafen: 'Hafen' };
  const shipping = {
    de: { price: 4.9, freeFrom: 60, where: 'in Germany' },
    express: { price: 14.9 },
    eu: { price: 9.9, freeFrom: 120, where: 'in the EU' },
    far: { price: 16.9 },
  };
  const wrapPrice = 4.5;
  const maxPieces = 12;
  const storageKey = 'tuelle.cart';

  const euro = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
  const find = (selector, root = document) => root.querySelector(selector);
  const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];

  let cart = read();

  /** Stored data may be old or edited by hand: keep only what we know. */
  function read() {
    let raw;
    try {
      raw = JSON.parse(localStorage.getItem(storageKey));
    } catch {
      raw = null;
    }
    const items = Array.isArray(raw?.items) ? raw.items : [];
    return {
      items: items
        .filter((item) => Object.hasOwn(catalogue, item?.id) && Number.isInteger(item.n) && item.n > 0)
        .map(({ id, glaze, n }) => ({ id, glaze: glazeOf(id, glaze), n: Math.min(n, maxPieces) })),
      wrap: raw?.wrap === true,
      to: Object.hasOwn(shipping, raw?.to) ? raw.to : 'de',
    };
  }

  function save() {
    try {
      localStorage.setItem(storageKey, JSON.stringify(cart));
    } catch {
      // Storage is blocked or full: the cart then lasts as long as this page.
    }
    show();
  }

  function glazeOf(id, wanted) {
    const { glazes } = catalogue[id];
    if (!glazes) return undefined;
    return glazes.includes(wanted) ? wanted : glazes[0];
  }

  function add(id, wanted, n) {
    const glaze = glazeOf(id, wanted);
    const same = cart.items.find((item) => item.id === id && item.glaze === glaze);
    if (same) same.n = Math.min(same.n + n, maxPieces);
    else cart.items.push({ id, glaze, n });
    save();
  }

  const pieces = () => cart.items.reduce((sum, { n }) => sum + n, 0);

  function totals() {
    const worth = (items) => items.reduce((sum, { id, n }) => sum + catalogue[id].price * n, 0);
    const parcel = cart.items.filter(({ id }) => !catalogue[id].digital);
    const goods = worth(parcel);
    const rate = shipping[cart.to];
    const free = parcel.length === 0 || goods >= (rate.freeFrom ?? Infinity);
    const wrap = cart.wrap && parcel.length > 0 ? wrapPrice : 0;
    const subtotal = worth(cart.items);
    const freight = free ? 0 : rate.price;
    const missing = free || !rate.freeFrom ? 0 : rate.freeFrom - goods;
    return { subtotal, wrap, freight, missing, rate, hasParcel: parcel.length > 0, taxed: goods + wrap + freight, total: subtotal + wrap + freight };
  }

  const title = ({ id, glaze }) => catalogue[id].name + (glaze ? `, ${glazeNames[glaze]}` : '');
  const imageOf = ({ id, glaze }) => `img/${glaze ? `${id}-${glaze}` : catalogue[id].image ?? id}.svg`;

  function element(tag, properties = {}, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...children);
    return node;
  }

  function show() {
    const count = pieces();
    for (const badge of findAll('[data-cart-count]')) {
      badge.textContent = String(count);
      badge.setAttribute('aria-label', count === 1 ? '1 piece' : `${count} pieces`);
    }
    showCart();
    showCheckout();
  }

  function line(item) {
    const name = title(item);
    const amount = element('input', {
      type: 'number', min: '1', max: String(maxPieces), value: String(item.n), inputMode: 'numeric', ariaLabel: `Quantity of ${name}`,
    });
    const set = (n) => {
      item.n = Math.min(Math.max(Math.round(n) || 1, 1), maxPieces);
      amount.value = String(item.n);
      price.textContent = euro.format(catalogue[item.id].price * item.n);
      find('[data-said]').textContent = `${name}: ${item.n}`;
      save();
    };
    const step = (by, label, sign) =>
      element('button', { type: 'button', ariaLabel: `${label} of ${name}`, onclick: () => set(item.n + by) }, sign);
    const price = element('span', { className: 'price' }, euro.format(catalogue[item.id].price * item.n));
    amount.addEventListener('change', () => set(Number(amount.value)));
    const row = element('li', {},
      element('img', { src: imageOf(item), width: 800, height: 800, alt: '' }),
      element('div', { className: 'what' },
        element('a', { href: catalogue[item.id].page ?? `product-${item.id}.html` }, name),
        element('small', {}, `${euro.format(catalogue[item.id].price)} each`)),
      element('div', { className: 'steps' }, step(-1, 'One less', '−'), amount, step(1, 'One more', '+')),
      price,
      element('button', { type: 'button', className: 'remove', ariaLabel: `Remove ${name}`, onclick: () => remove(item) }, 'Remove'));
    row.item = item;
    return row;
  }

  function remove(item) {
    const index = cart.items.indexOf(item);
    cart.items.splice(index, 1);
    save();
    find('[data-said]').textContent = `${title(item)} removed`;
    // The pressed button is gone: hand the focus to its neighbour, or to what the empty cart offers.
    const next = findAll('.remove')[Math.min(index, cart.items.length - 1)] ?? find('[data-empty] a');
    next?.focus();
  }

  function showCart() {
    const list = find('[data-lines]');
    if (!list) return;
    // Rows that still stand for the same piece are kept, so a pressed button keeps its focus.
    const rows = new Map([...list.children].map((row) => [row.item, row]));
    const wanted = cart.items.map((item) => rows.get(item) ?? line(item));
    if (wanted.length !== list.children.length || wanted.some((row, i) => list.children[i] !== row)) list.replaceChildren(...wanted);

    const { subtotal, wrap, freight, missing, rate, hasParcel, taxed, total } = totals();
    const isEmpty = cart.items.length === 0;
    find('[data-empty]').hidden = !isEmpty;
    find('[data-sum]').hidden = isEmpty;
    find('[data-to]').value = cart.to;
    find('[data-wrap]').checked = cart.wrap;
    find('[data-wrap]').disabled = !hasParcel;
    find('[data-wrap-row]').hidden = wrap === 0;
    find('[data-subtotal]').textContent = euro.format(subtotal);
    find('[data-shipping]').textContent = freight === 0 ? 'free' : euro.format(freight);
    for (const place of findAll('[data-total]')) place.textContent = euro.format(total);
    find('[data-hint]').textContent = hint({ missing, rate, freight, hasParcel, taxed });
  }

  function hint({ missing, rate, freight, hasParcel, taxed }) {
    if (!hasParcel) return 'Gift cards come by mail, free of charge.';
    if (cart.to === 'far') return 'German VAT comes off at checkout. Duty and local VAT are paid at the door.';
    // Gift cards carry no VAT until they are spent.
    const vat = `Includes ${euro.format(taxed - taxed / 1.19)} VAT.`;
    if (missing > 0) return `${vat} Another ${euro.format(missing)} and shipping ${rate.where} is free.`;
    return freight === 0 ? `${vat} Shipping ${rate.where} is free.` : vat;
  }

  function showCheckout() {
    const recap = find('[data-recap]');
    if (!recap || !find('[data-done]').hidden) return;
    const isEmpty = cart.items.length === 0;
    find('[data-checkout]').hidden = isEmpty;
    find('[data-nothing]').hidden = !isEmpty;
    recap.replaceChildren(...cart.items.map((item) =>
      element('li', {}, `${item.n} × ${title(item)}`, element('span', { className: 'price' }, euro.format(catalogue[item.id].price * item.n)))));
    const { wrap, freight, hasParcel, total } = totals();
    const extra = (label, price) => element('li', {}, label, element('span', { className: 'price' }, price));
    if (wrap > 0) recap.append(extra('Gift wrap', euro.format(wrap)));
    if (hasParcel) recap.append(extra('Shipping', freight === 0 ? 'free' : euro.format(freight)));
    find('[data-checkout] [data-total]').textContent = euro.format(total);
  }

  function startForms() {
    for (const form of findAll('form[data-add]')) {
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        const data = new FormData(form);
        const id = data.get('id') ?? form.dataset.add;
        const n = Math.min(Math.max(Number(data.get('n') ?? 1) || 1, 1), maxPieces);
        add(id, data.get('glaze') ?? undefined, n);
        find('.said', form).replaceChildren('Added. ', element('a', { href: 'cart.html' }, 'View the cart'));
      });
      form.addEventListener('change', () => {
        const glaze = new FormData(form).get('glaze');
        const photo = find('[data-photo]');
        if (glaze && photo) photo.src = imageOf({ id: form.dataset.add, glaze });
      });
    }
    find('[data-to]')?.addEventListener('change', (event) => { cart.to = event.target.value; save(); });
    find('[data-wrap]')?.addEventListener('change', (event) => { cart.wrap = event.target.checked; save(); });
    find('[data-pretend]')?.addEventListener('click', () => {
      const number = `TU-${200000 + Math.floor(Math.random() * 99999)}`;
      find('[data-number]').textContent = number;
      find('[data-checkout]').hidden = true;
      find('[data-done]').hidden = false;
      find('[data-done]').focus();
      cart = { ...cart, items: [], wrap: false };
      save();
    });
  }

  /**
   * On phones a bar with the buy button appears once the button itself has scrolled away. The attribute on the root
   * element lets the style sheet publish the bar's height as --deskbell-offset-bottom, so the help button moves up.
   */
  function startBuyBar() {
    const bar = find('.buybar');
    const button = find('.product .button');
    if (!bar || !button) return;
    const buy = find('[data-buy]', bar);
    const label = buy.textContent;
    let back;
    buy.addEventListener('click', () => {
      button.click();
      buy.textContent = 'Added';
      clearTimeout(back);
      back = setTimeout(() => { buy.textContent = label; }, 1800);
    });
    new IntersectionObserver(([entry]) => {
      const isShown = !entry.isIntersecting && entry.boundingClientRect.top < 0;
      document.documentElement.toggleAttribute('data-buybar', isShown);
    }).observe(button);
  }

  /** A link to a folded answer opens it. */
  function openTarget() {
    const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    if (target instanceof HTMLDetailsElement) target.open = true;
  }

  addEventListener('storage', (event) => {
    if (event.key !== storageKey) return;
    cart = read();
    show();
  });
  addEventListener('hashchange', openTarget);
  startForms();
  startBuyBar();
  openTarget();
  show();
})();
