// Runs once for each part of the page that we draw ourselves; `element`, `trigger` and `watch` come from gradio.
// A press is told to the server as 'say' (a visible message), 'react' (a thumb), 'pick' (who is shopping), or as what it
// does with conversations: 'begin', 'open', 'remove'.
const page = (window.shelftalker ??= { marks: kept(), opened: new Set(), first: null, listing: false });
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let shown = "";
let pressed = { button: null, at: 0 };
let hiding = 0;

// What was liked and put aside in this tab, kept over a reload; the server keeps what counts.
function kept() {
  try {
    return new Map(JSON.parse(sessionStorage.getItem("shelftalker-marks") ?? "[]"));
  } catch {
    return new Map();
  }
}

const all = (selector) => Array.from(element.querySelectorAll(selector));
const shopper = () => document.querySelector("select[data-pick]")?.value ?? "";
const key = (button) => `${shopper()}\u0000${button.dataset.productId}`;

function twice(button) {
  const now = performance.now();
  const again = pressed.button === button && now - pressed.at < 500;
  pressed = { button, at: now };
  return again;
}

function mark() {
  for (const button of all("[data-react]")) {
    const on = page.marks.get(key(button)) === button.dataset.react;
    button.setAttribute("aria-pressed", String(on));
    button.dataset.place ??= button.getAttribute("aria-label").slice(button.dataset.off.length);
    button.title = on ? button.dataset.on : button.dataset.off;
    button.setAttribute("aria-label", button.title + button.dataset.place);
    if (button.dataset.react === "dislike") button.closest(".card").classList.toggle("aside", on);
  }
}

function react(button) {
  const back = page.marks.get(key(button)) === button.dataset.react;
  if (back) page.marks.delete(key(button));
  else page.marks.set(key(button), button.dataset.react);
  sessionStorage.setItem("shelftalker-marks", JSON.stringify([...page.marks]));
  mark();
  trigger("react", { product_id: button.dataset.productId, kind: button.dataset.react, back });
}

function hint(text) {
  const line = element.querySelector(".hint");
  if (line) line.textContent = text;
}

function compare(button) {
  const number = Number(button.dataset.compare);
  if (page.first === null) {
    page.first = number;
    button.setAttribute("aria-pressed", "true");
    hint(element.querySelector(".shelf")?.dataset.pickSecond ?? "");
    return;
  }
  const first = page.first;
  page.first = null;
  all("[data-compare]").forEach((other) => other.setAttribute("aria-pressed", "false"));
  hint("");
  if (first !== number) trigger("say", { compare: [first, number] });
}

function speak(language) {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `shelftalker_language=${language}; path=/; max-age=31536000; samesite=lax${secure}`;
  location.reload();
}

function skip(to) {
  document.querySelector(to === "box" ? "#box textarea" : "#shelf h2")?.focus();
}

function talks(button) {
  const panel = element.querySelector("#talks-panel");
  page.listing = "remove" in button.dataset;
  if (!page.listing) panel.hidePopover();
  if (page.listing) trigger("remove", { conversation: button.dataset.remove });
  else if ("begin" in button.dataset) trigger("begin", {});
  else trigger("open", { conversation: button.dataset.open });
  if (!page.listing) skip("box");
}

// The browser's own voice, where it has one.
const Hearing = window.SpeechRecognition ?? window.webkitSpeechRecognition;
const voice = (page.voice ??= { hearing: null, local: false });

function show_voices() {
  const able = { read: "speechSynthesis" in window, dictate: Boolean(Hearing) };
  const on = { read: able.read && speechSynthesis.speaking, dictate: voice.hearing !== null };
  for (const button of document.querySelectorAll("[data-voice]")) {
    const name = button.dataset.voice;
    button.hidden = !able[name];
    button.setAttribute("aria-pressed", String(on[name]));
    button.off ??= button.title;
    const plain = name === "dictate" && !voice.local ? button.dataset.elsewhere : button.off;
    button.title = on[name] ? button.dataset.now : plain;
    button.setAttribute("aria-label", button.title);
  }
  const heard = document.querySelector(".heard");
  if (heard) heard.textContent = on.dictate ? document.querySelector("[data-voice=dictate]").dataset.now : "";
}

function read() {
  if (speechSynthesis.speaking) return speechSynthesis.cancel();
  const answer = Array.from(document.querySelectorAll("[data-testid=bot] .message-content")).at(-1)?.innerText;
  if (!answer) return;
  const said = new SpeechSynthesisUtterance(answer.replaceAll("\u2060", ""));
  said.lang = /[\u3400-\u9fff]/.test(answer) ? "zh-CN" : "en";
  said.onstart = said.onend = said.onerror = show_voices;
  speechSynthesis.speak(said);
}

function dictate(button) {
  if (voice.hearing) return voice.hearing.stop();
  const box = document.querySelector("#box textarea");
  const before = box.value && `${box.value} `;
  const hearing = (voice.hearing = new Hearing());
  hearing.lang = document.documentElement.lang;
  hearing.interimResults = true;
  if (voice.local) hearing.processLocally = true;
  hearing.onresult = (event) => {
    box.value = before + Array.from(event.results, (result) => result[0].transcript).join("");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };
  hearing.onend = hearing.onerror = () => {
    voice.hearing = null;
    show_voices();
    box.focus();
  };
  hearing.start();
  show_voices();
}

// Read out by screen readers; stands outside what is drawn anew.
function tell(text) {
  const told = document.querySelector("#told");
  if (told && text) told.textContent = text;
}

function drawn() {
  if (element.querySelector(".next")) return show_voices();
  const panel = element.querySelector("#talks-panel");
  if (panel) {
    if (page.listing) {
      panel.showPopover();
      panel.querySelector("h2").focus();
    }
    page.listing = false;
    return;
  }
  const notice = element.querySelector(".notice");
  if (notice) {
    notice.classList.add("seen");
    tell(notice.textContent);
    clearTimeout(hiding);
    hiding = setTimeout(() => notice.classList.remove("seen"), 5000);
    return;
  }
  const shelf = element.querySelector(".shelf");
  if (!shelf) return;
  page.first = null;
  mark();
  for (const card of all(".card")) {
    const talker = card.querySelector("details");
    if (talker) talker.open = page.opened.has(card.dataset.productId);
  }
  if (shelf.classList.contains("waiting")) return;
  tell(element.querySelector(".told")?.textContent);
  const ids = all(".card").map((card) => card.dataset.productId).join("\u0000");
  if (ids !== shown) {
    shown = ids;
    page.opened.clear();
    all("details[open]").forEach((talker) => (talker.open = false));
    const cards = element.querySelector(".cards");
    if (cards) cards.scrollTo({ left: 0 });
    if (cards && !calm.matches) cards.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 160, easing: "ease-out" });
  }
  if (pressed.button && !pressed.button.isConnected && document.activeElement === document.body) {
    element.querySelector("h2")?.focus({ preventScroll: true });
    pressed = { button: null, at: 0 };
  }
}

element.addEventListener("click", (event) => {
  const talker = event.target.closest("summary")?.closest("details");
  if (talker) page.opened[talker.open ? "delete" : "add"](talker.closest(".card").dataset.productId);
  const button = event.target.closest("button");
  if (!button || !element.contains(button) || twice(button)) return;
  if (button.dataset.language) speak(button.dataset.language);
  else if (button.dataset.voice === "read") read();
  else if (button.dataset.voice === "dictate") dictate(button);
  else if (button.dataset.skip) skip(button.dataset.skip);
  else if (button.matches("#talks-panel button")) talks(button);
  else if (button.dataset.say) trigger("say", { text: button.dataset.say });
  else if (button.dataset.react) react(button);
  else if (button.dataset.compare) compare(button);
});
element.addEventListener("change", (event) => {
  if (!event.target.matches("select[data-pick]")) return;
  trigger("pick", { person: event.target.value });
});
watch("value", drawn);
if (element.querySelector(".next")) {
  show_voices();
  // some browsers write speech down on the machine itself, others send it away: the button says which
  const here = { langs: [document.documentElement.lang], processLocally: true };
  Promise.resolve(Hearing?.available?.(here)).then(
    (state) => {
      voice.local = state === "available";
      show_voices();
    },
    () => {},
  );
}
