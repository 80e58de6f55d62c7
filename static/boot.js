// Where the server is. Without this Streamlit guesses from the address of the page, asks a place below it first, is told
// that nothing is there, and only then comes to the right one.
window.__streamlit = { BACKEND_BASE_URL: new URL("../../", document.currentScript.src).href };
