// Where the server is. Without this Streamlit guesses from the address of the page, asks a place below it first, is told
// that nothing is there, and only then comes to the right one.
window.__streamlit = { BACKEND_BASE_URL: new URL("../../", document.currentScript.src).href };

// A map needs WebGL 2. Where the browser has none, the page says so in the place of the map (style.css).
const glass = document.createElement("canvas").getContext("webgl2");
if (!glass) document.documentElement.dataset.webgl = "none";
glass?.getExtension("WEBGL_lose_context")?.loseContext();

// Land is drawn from a list of corners: with the first one that is drawn, a map is there as soon as the browser has
// shown it, which takes seconds without a graphics card (style.css).
const { drawElements, drawElementsInstanced } = globalThis.WebGL2RenderingContext?.prototype ?? {};
const there = (draw) => function (...what) {
  const map = this.canvas.closest?.('[data-testid="stDeckGlJsonChart"]:not([data-drawn])');
  if (map) requestAnimationFrame(() => requestAnimationFrame(() => { map.dataset.drawn = ""; }));
  return draw.apply(this, what);
};
if (drawElements) Object.assign(WebGL2RenderingContext.prototype, {
  drawElements: there(drawElements), drawElementsInstanced: there(drawElementsInstanced),
});

// What Streamlit leaves wrong for readers who listen: its menu is a list whose items are not its children, and the page
// says that it is English whatever language it is in.
const mended = () => {
  for (const part of document.querySelectorAll('[data-testid="stSidebarNav"] :is(ul, li):not([role])')) {
    part.setAttribute("role", "presentation");
  }
  const language = document.querySelector("[data-lang]")?.dataset.lang;
  if (language && document.documentElement.lang !== language) document.documentElement.lang = language;
};

// Streamlit's own words are English. The page brings ours for them (lib/screen/own_words.py); here they take their place
// wherever Streamlit writes them. What the pages and the data say is left alone.
let own = "", exact = new Map(), patterns = [];
// An empty list says so in the place of an option, without a box.
const DATA = '[data-testid="stHtml"], [role="option"]:not([style*="contents"]), .js-plotly-plot, style, script, '
  + ':is([data-testid="stMain"], [data-testid="stSidebar"]) [data-testid="stMarkdownContainer"]';
const NAMES = ["aria-label", "title", "placeholder"];

const learn = () => {
  const brought = document.querySelector("[data-own]")?.dataset.own;
  if (!brought || brought === own) return false;
  own = brought;
  const pairs = Object.entries(JSON.parse(brought));
  exact = new Map(pairs);
  patterns = pairs.filter(([text]) => text.includes("{}")).map(([text, ours]) => {
    const [before, after] = text.split("{}");
    return { before, after, ours };
  });
  return true;
};

const ours = (text) => {
  const plain = text.trim();
  if (exact.has(plain)) return exact.get(plain);
  const fits = ({ before, after }) => plain.length > before.length + after.length
    && plain.startsWith(before) && plain.endsWith(after);
  const found = patterns.find(fits);
  return found && found.ours.replace("{}", () => plain.slice(found.before.length, plain.length - found.after.length));
};

const reword = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    const word = node.nodeValue.length < 200 && !node.parentElement?.closest(DATA) && ours(node.nodeValue);
    if (word) node.nodeValue = word;
  } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(".js-plotly-plot, [data-testid='stHtml'], style, script")) {
    for (const name of NAMES) {
      const word = node.hasAttribute(name) && ours(node.getAttribute(name));
      if (word) node.setAttribute(name, word);
    }
    node.childNodes.forEach(reword);
  }
};

// An address that ends in #name leads to that place of the page, as soon as it is there, until the reader moves.
const place = ({ hash }) => {
  try { return decodeURIComponent(hash.slice(1)); } catch { return ""; }  // a lonely % is no name
};
let aim = place(location);
const reach = () => { if (aim) document.getElementById(aim)?.scrollIntoView({ block: "center" }); };
for (const act of ["pointerdown", "keydown", "wheel"]) addEventListener(act, () => { aim = ""; }, true);

new MutationObserver((changes) => {
  mended();
  reach();
  if (learn()) reword(document.body);
  if (!exact.size) return;
  for (const { type, target, addedNodes } of changes) {
    if (type === "childList") addedNodes.forEach(reword);
    else if (!target.parentElement?.closest(".js-plotly-plot")) reword(target);
  }
}).observe(document.documentElement, {
  childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: NAMES,
});

// A click in the menu leads to an address without filters, and the server then writes the reader's filters into it. Both
// are one step back, not two: until the reader does something else, an address on the same page takes the other's place.
let arrived = true;
const push = history.pushState.bind(history);
history.pushState = (state, unused, address) => {
  const stays = new URL(address, location.href).pathname === location.pathname;
  if (stays && arrived) history.replaceState(state, unused, address);
  else push(state, unused, address);
  arrived = arrived || !stays;
};
for (const act of ["pointerdown", "keydown"]) addEventListener(act, () => { arrived = false; }, true);

// A link in our own HTML leads to a page of this application: Streamlit goes there as it goes one step back, without
// loading itself anew. With a key held down, or to another host, a link is what it always was.
addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-testid="stHtml"] a[href]');
  if (!link || event.defaultPrevented || event.button || link.origin !== location.origin) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  push(null, "", link.href);
  arrived = true;
  aim = place(link);
  dispatchEvent(new PopStateEvent("popstate"));
});

// Charts and maps are drawn for a light or a dark page; when the reader's system changes while one is open (in the
// evening), Streamlit changes its own colours only. It asks the server anew as it does for one step back.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  setTimeout(() => dispatchEvent(new PopStateEvent("popstate")), 100);
});

// A map is drawn to fit its width, which the server learns from the window's; it is told before the first question.
const tell = () => { document.cookie = `window=${innerWidth}; path=/; SameSite=Strict`; };
tell();
addEventListener("resize", tell);

// A map takes for a click what is pressed and let go of within a quarter of a second. Readers may be slower, and so may a
// machine that draws the map for the first time: what the browser calls a click is then made again, at once.
let pressed = { at: 0, x: 0, y: 0 }, held = 0;
addEventListener("pointerdown", (event) => {
  pressed = { at: performance.now(), x: event.clientX, y: event.clientY };
}, true);
addEventListener("pointerup", () => { held = performance.now() - pressed.at; }, true);
addEventListener("click", ({ target, isTrusted, clientX, clientY }) => {
  if (!isTrusted || held < 250 || !target.closest?.('[data-testid="stDeckGlJsonChart"]')) return;
  if (Math.hypot(clientX - pressed.x, clientY - pressed.y) > 4) return;
  for (const [act, buttons] of [["pointerdown", 1], ["pointerup", 0]]) {
    const of = { pointerId: 1, pointerType: "mouse", isPrimary: true, button: 0, buttons, clientX, clientY };
    target.dispatchEvent(new PointerEvent(act, { bubbles: true, cancelable: true, ...of }));
  }
}, true);

// The words beside the pointer on a map stay in the map: moved to the left and up by what would be cut.
addEventListener("pointermove", () => requestAnimationFrame(() => {
  for (const tip of document.querySelectorAll(".deck-tooltip")) {
    const frame = tip.closest('[data-testid="stDeckGlJsonChart"]')?.getBoundingClientRect();
    if (!frame) continue;
    tip.style.translate = "none";
    const box = tip.getBoundingClientRect();
    tip.style.translate = `${Math.min(0, frame.right - box.right - 4)}px ${Math.min(0, frame.bottom - box.bottom - 4)}px`;
  }
}), true);

// What is typed into a list without the marks of its language (Turkiye), in English, or by a code finds its option as
// well: before the list the page brings what each is found by (lib/screen/finding.py), the likely ones first, and the
// option's own letters take the place of those typed, before Streamlit reads them.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ı/g, "i").replace(/ə/g, "e")
  .replace(/[’‘ʻʼ]/g, "'");
const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
const meant = (finds, typed) => {
  const plain = fold(typed), own = finds.filter(([text, label]) => fold(label) === text);
  const [, first] = own.find(([text]) => text.startsWith(plain)) ?? [];
  if (first) return first.slice(0, plain.length);
  if (own.some(([, label]) => label.toLowerCase().includes(typed.toLowerCase()))) return typed;
  const [text, within] = own.find(([text]) => text.includes(plain)) ?? [];
  if (within) return within.slice(text.indexOf(plain), text.indexOf(plain) + plain.length);
  return finds.find(([text]) => text === plain)?.[1] ?? typed;
};
addEventListener("input", ({ target, inputType }) => {
  if (!target.matches?.('input[role="combobox"]') || !target.value || inputType?.startsWith("delete")) return;
  const before = target.closest('[data-testid="stElementContainer"]')?.previousElementSibling;
  const brought = before?.querySelector("[data-finds]")?.dataset.finds;
  if (brought) write.call(target, meant(Object.entries(JSON.parse(brought)), target.value));
}, true);
