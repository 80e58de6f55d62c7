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
