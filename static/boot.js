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

// A link in our own HTML leads to a page of this application: Streamlit goes there as it goes one step back, without
// loading itself anew. With a key held down, or to another host, a link is what it always was.
addEventListener("click", (event) => {
  const link = event.target.closest?.('[data-testid="stHtml"] a[href]');
  if (!link || event.defaultPrevented || event.button || link.origin !== location.origin) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  push(null, "", link.href);
  arrived = true;
  dispatchEvent(new PopStateEvent("popstate"));
});
