// The shop's assistant on any page: <script src="https://HOST/widget.js" defer></script>. Everything is text, never HTML.
(() => {
  const { shop, words, style } = __GIVEN__;
  const script = document.currentScript;
  const home = new URL(script.src).origin;
  const wanted = script.dataset.language || document.documentElement.lang || navigator.language;
  const language = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
  const w = words[language];
  const KEY = `shelftalker ${home}`;
  const MOST = 20;
  let kept = { guest: "", turns: [], log: [], cart: null, open: false };
  let running = null;

  try { kept = { ...kept, ...JSON.parse(sessionStorage.getItem(KEY)) }; } catch { /* begin anew */ }
  const keep = () => {
    kept.log = kept.log.slice(-MOST);
    try { sessionStorage.setItem(KEY, JSON.stringify(kept)); } catch { /* the page goes on without */ }
  };

  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === false) continue;
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
  };
  const web = (address) => {
    try { return /^https?:$/.test(new URL(address).protocol) ? address : null; } catch { return null; }
  };

  const host = make("div", { id: "shelftalker" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of [["viewBox", "0 0 20 20"], ["aria-hidden", "true"], ["fill", "none"], ["stroke", "currentColor"], ["stroke-width", "1.7"]]) drawing.setAttribute(name, value);
  line.setAttribute("d", "M2 4h16M5 6h10v10l-2-1.4-1.5 1.4-1.5-1.4L8.5 16 7 14.6 5 16zM8 9h4M8 12h3");
  drawing.append(line);

  const log = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": shop, tabindex: "0" });
  const cart = make("div", { class: "cart", hidden: true });
  const box = make("input", { "aria-label": w.say, placeholder: w.say, autocomplete: "off", maxlength: "2000", enterkeyhint: "send" });
  const send = make("button", { class: "send" }, w.send);
  const form = make("form", { onsubmit: (event) => { event.preventDefault(); running ? running.abort() : ask(box.value); } }, box, send);
  const opener = make("button", { class: "open", type: "button", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => show(true) }, drawing, w.open);
  const panel = make("div", { class: "panel", role: "dialog", "aria-modal": "true", "aria-label": shop, hidden: true, onkeydown: pressed },
    make("div", { class: "head" }, make("h2", {}, shop),
      make("button", { type: "button", onclick: startOver }, w.again),
      make("button", { class: "close", type: "button", "aria-label": w.close, onclick: () => show(false) }, "×")),
    log, cart, form);
  for (const part of [opener, panel]) part.lang = language;
  root.append(opener, panel);

  function show(open) {
    kept.open = open;
    keep();
    panel.hidden = !open;
    opener.hidden = open;
    opener.setAttribute("aria-expanded", String(open));
    if (!open) { opener.focus(); return; }
    box.focus();
    log.scrollTop = log.scrollHeight;
  }

  function pressed(event) {
    if (event.key === "Escape") { event.stopPropagation(); show(false); }
    if (event.key !== "Tab") return;
    const stops = [...panel.querySelectorAll("button, a[href], input, [tabindex='0']")].filter((stop) => !stop.disabled && stop.offsetParent !== null);
    const last = stops.at(event.shiftKey ? 0 : -1);
    if (root.activeElement !== last) return;
    event.preventDefault();
    stops.at(event.shiftKey ? -1 : 0).focus();
  }

  function startOver() {
    running?.abort();
    rest();
    kept = { guest: kept.guest, turns: [], log: [], cart: null, open: true };
    keep();
    draw();
    box.focus();
  }

  function draw() {
    log.replaceChildren(make("p", { class: "hello" }, w.hello));
    for (const entry of kept.log) entry.you ? said(entry.you) : answered(entry).finish();
    drawCart();
  }

  function drawCart() {
    const count = (kept.cart?.lines ?? []).reduce((sum, each) => sum + each.quantity, 0);
    const link = kept.cart?.link && web(kept.cart.link);
    cart.hidden = !count;
    cart.replaceChildren(`${w.cart}: ${count} `, link ? make("a", { href: link, target: "_blank", rel: "noopener" }, w.pay) : "");
  }

  const said = (text) => log.append(make("p", { class: "you" }, make("span", { class: "unseen" }, `${w.you}: `), text));

  // One answer: the cards, then the words. Older cards and ways on can no longer be pressed: "the second one" is new.
  function answered(entry) {
    const cards = make("ul", { class: "cards", hidden: true, "aria-label": shop });
    const text = make("p", {}, entry.said || "");
    const ways = make("div", { class: "ways", hidden: true });
    const part = make("div", { lang: entry.language || language }, cards, text, ways);
    log.append(part);
    const products = () => {
      if (!entry.products?.length) return;
      for (const old of log.querySelectorAll(".add")) old.remove();
      cards.replaceChildren(...entry.products.map(card));
      cards.hidden = false;
    };
    products();
    return {
      part, text, products,
      finish() {
        for (const old of log.querySelectorAll(".ways")) old.hidden = true;
        ways.replaceChildren(...(entry.choices ?? []).map((way) => make("button", { class: "way", type: "button", onclick: () => ask(way.message) }, way.label)));
        ways.hidden = !entry.choices?.length;
      },
    };
  }

  function card(product) {
    const link = product.link && web(product.link);
    const picture = product.image && web(product.image);
    const name = link
      ? make("a", { class: "name", href: link, target: "_blank", rel: "noopener", title: product.title, onclick: () => note(product, "view") }, product.title)
      : make("span", { class: "name", title: product.title }, product.title);
    const price = product.price_text
      ? make("span", { class: "price" }, product.price_text, product.price_before_text ? make("s", {}, make("span", { class: "unseen" }, ` ${w.before}`), ` ${product.price_before_text}`) : "")
      : make("span", { class: "none" }, w.none);
    const add = product.add
      ? make("button", { class: "add", type: "button", "aria-label": `${w.add}: ${product.title}`, onclick: () => ask(product.add) }, w.add)
      : product.in_stock === false ? make("span", { class: "none" }, w.out) : "";
    return make("li", {},
      make("div", { class: "pic" }, picture ? make("img", { src: picture, alt: "", loading: "lazy", referrerpolicy: "no-referrer" }) : ""),
      make("div", { class: "body" }, name, price, add),
      product.why ? make("div", { class: "why" }, product.why) : "");
  }

  async function call(path, body, more = {}) {
    const headers = { "Content-Type": "application/json", Accept: "text/event-stream" };
    if (kept.guest) headers["X-Shelftalker-Guest"] = kept.guest;
    const response = await fetch(`${home}/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body), ...more });
    kept.guest = response.headers.get("X-Shelftalker-Guest") || kept.guest;
    return response;
  }

  const note = (product, kind) => call("events", { product_id: product.product_id, kind }, { keepalive: true }).catch(() => {});

  async function* events(response) {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ;) {
      const { done, value } = await reader.read();
      if (done) return;
      const whole = (rest + value).split("\n\n");
      rest = whole.pop();
      for (const each of whole) {
        const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(each) ?? [];
        if (name) yield [name, JSON.parse(data)];
      }
    }
  }

  async function ask(message) {
    if (running || !message.trim()) return;
    const talk = kept;
    running = new AbortController();
    box.value = "";
    send.textContent = w.stop;
    said(message);
    kept.log.push({ you: message });
    const entry = { said: "" };
    const shown = answered(entry);
    shown.text.textContent = w.looking;
    shown.text.className = "wait";
    log.setAttribute("aria-busy", "true");
    log.scrollTop = log.scrollHeight;
    const tell = (text) => { shown.text.className = ""; shown.text.textContent = text; };
    try {
      const response = await call("turns", { message, turns: kept.turns }, { signal: running.signal });
      if (!response.ok) {
        entry.said = response.status === 429 || response.status === 422 ? (await response.json()).detail : w.wrong;
      } else {
        for await (const [name, given] of events(response)) {
          if (name === "products") {
            entry.turn = given.turn_id;
            Object.assign(entry, { language: given.language, products: given.products, choices: given.choices });
            shown.part.lang = given.language;
            shown.products();
          } else if (name === "text") {
            tell((entry.said += given.text));
          } else if (name === "done") {
            kept.turns = given.turns;
            kept.cart = given.cart;
            entry.turn = null;
          } else if (name === "error") {
            entry.said ||= w.wrong;
          }
          log.scrollTop = log.scrollHeight;
        }
      }
    } catch (error) {
      entry.said ||= error.name === "AbortError" ? w.stopped : w.away;
    }
    if (talk !== kept) return;
    // what was begun is stored under its id, also when it was stopped
    if (entry.turn) kept.turns = [...kept.turns, entry.turn];
    tell(entry.said || w.stopped);
    shown.finish();
    drawCart();
    kept.log.push({ said: entry.said || w.stopped, products: entry.products, choices: entry.choices, language: entry.language });
    keep();
    rest();
    log.scrollTop = log.scrollHeight;
  }

  function rest() {
    running = null;
    send.textContent = w.send;
    log.removeAttribute("aria-busy");
  }

  const begin = () => { document.body.append(host); draw(); if (kept.open) { panel.hidden = false; opener.hidden = true; } };
  if (document.body) begin();
  else document.addEventListener("DOMContentLoaded", begin);
})();
