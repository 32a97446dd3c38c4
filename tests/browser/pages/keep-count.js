// Keeps count of what scripts hold of their page, from before the first of them: `window.belongings()` says it. Nothing
// is changed that a script could notice.
(() => {
  const listeners = new Map();
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const ids = new WeakMap();
  let lastId = 0;

  /** A listener is the same when its type, its function and its phase are. */
  function keyOf(type, hear, options) {
    if (!ids.has(hear)) ids.set(hear, ++lastId);
    const capture = typeof options === 'object' ? Boolean(options?.capture) : Boolean(options);
    return `${type} ${ids.get(hear)} ${capture}`;
  }

  EventTarget.prototype.addEventListener = function (type, hear, options) {
    addEventListener.call(this, type, hear, options);
    const target = this ?? window;
    const { signal, once } = typeof options === 'object' ? (options ?? {}) : {};
    if (!hear || signal?.aborted) return;
    const key = keyOf(type, hear, options);
    const kept = listeners.get(target) ?? new Set();
    listeners.set(target, kept.add(key));
    const forget = () => kept.delete(key);
    if (signal) addEventListener.call(signal, 'abort', forget, { once: true });
    if (once) addEventListener.call(target, type, forget, { once: true });
  };
  EventTarget.prototype.removeEventListener = function (type, hear, options) {
    removeEventListener.call(this, type, hear, options);
    if (hear) listeners.get(this ?? window)?.delete(keyOf(type, hear, options));
  };

  const timers = new Map();
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  window.setTimeout = (call, ms = 0, ...given) => {
    const id = setTimeout(() => {
      timers.delete(id);
      call(...given);
    }, ms);
    timers.set(id, ms);
    return id;
  };
  window.setInterval = (call, ms = 0, ...given) => {
    const id = setInterval(call, ms, ...given);
    timers.set(id, ms);
    return id;
  };
  for (const [name, clear] of Object.entries({ clearTimeout, clearInterval })) {
    window[name] = (id) => {
      clear(id);
      timers.delete(id);
    };
  }

  const observers = new Set();
  for (const { prototype } of [MutationObserver, ResizeObserver, IntersectionObserver]) {
    const { observe, disconnect } = prototype;
    prototype.observe = function (...given) {
      observers.add(this);
      return observe.apply(this, given);
    };
    prototype.disconnect = function () {
      observers.delete(this);
      return disconnect.call(this);
    };
  }

  /** Notes everything that is made by a constructor. */
  function noteAll(Made) {
    const all = [];
    const Noting = new Proxy(Made, {
      construct(target, given) {
        const made = Reflect.construct(target, given);
        all.push(made);
        return made;
      },
    });
    return { all, Noting };
  }
  const sockets = noteAll(WebSocket);
  const channels = noteAll(BroadcastChannel);
  window.WebSocket = sockets.Noting;
  window.BroadcastChannel = channels.Noting;
  const closed = new WeakSet();
  const { close } = BroadcastChannel.prototype;
  BroadcastChannel.prototype.close = function () {
    closed.add(this);
    close.call(this);
  };

  /** What has gone from the page, or was never its own, is nothing to the page. */
  function isOfPage(target) {
    if (target instanceof Node) return target.isConnected;
    return target === window || /MediaQueryList|VisualViewport|Navigation/.test(String(target));
  }

  Object.defineProperty(window, 'belongings', {
    value: () => ({
      listeners: [...listeners]
        .filter(([target]) => isOfPage(target))
        .flatMap(([target, kept]) => [...kept].map((key) => `${target} ${key.split(' ', 1)}`))
        .sort(),
      timers: [...timers.values()].sort((one, other) => one - other),
      observers: observers.size,
      connections: [
        ...sockets.all.filter(({ readyState }) => readyState <= WebSocket.OPEN).map(({ url }) => url),
        ...channels.all.filter((channel) => !closed.has(channel)).map(({ name }) => name),
      ],
      globals: Object.keys(window).sort(),
      document: document.documentElement.outerHTML,
      sheets: document.adoptedStyleSheets.length,
    }),
  });
})();
