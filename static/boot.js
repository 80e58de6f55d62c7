// Where the server is. Without this Streamlit guesses from the address of the page, asks a place below it first, is told
// that nothing is there, and only then comes to the right one.
window.__streamlit = { BACKEND_BASE_URL: new URL("../../", document.currentScript.src).href };

// What Streamlit leaves wrong for readers who listen: its menu is a list whose items are not its children, and the page
// says that it is English whatever language it is in.
new MutationObserver(() => {
  for (const part of document.querySelectorAll('[data-testid="stSidebarNav"] :is(ul, li):not([role])')) {
    part.setAttribute("role", "presentation");
  }
  const language = document.querySelector("[data-lang]")?.dataset.lang;
  if (language && document.documentElement.lang !== language) document.documentElement.lang = language;
}).observe(document.documentElement, { childList: true, subtree: true });

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

// A map is drawn to fit its width, which the server learns from the window's; it is told before the first question.
const tell = () => { document.cookie = `window=${innerWidth}; path=/; SameSite=Strict`; };
tell();
addEventListener("resize", tell);

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
