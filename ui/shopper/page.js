// The shelf moves while the dial is dragged. Without scripts the button "Show" does the same.
const form = document.querySelector("form[data-shelf]");
const shelf = document.getElementById("for-you");
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
let waiting = 0;
let asked = 0;

const places = () =>
  new Map(Array.from(shelf.querySelectorAll("[data-product-id]"), (card) => [card.dataset.productId, card.getBoundingClientRect()]));

function slide(before) {
  if (calm.matches) return;
  for (const [key, now] of places()) {
    const was = before.get(key);
    const card = shelf.querySelector(`[data-product-id="${CSS.escape(key)}"]`);
    const from = was
      ? { transform: `translate(${was.left - now.left}px, ${was.top - now.top}px)` }
      : { opacity: 0 };
    card.animate([from, { transform: "none", opacity: 1 }], { duration: 180, easing: "ease-out" });
  }
}

async function draw() {
  const mine = ++asked;
  const query = new URLSearchParams(new FormData(form));
  const answer = await fetch(`${form.dataset.shelf}?${query}`, { headers: { accept: "text/html" } });
  if (!answer.ok || mine !== asked) return;
  const text = await answer.text();
  if (mine !== asked) return;
  const before = places();
  shelf.innerHTML = text;
  slide(before);
}

if (form && shelf) {
  form.classList.add("live");
  form.elements.dial.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => draw().catch(() => {}), 120);
  });
}
