// A piece of the page whose links lead to other pages of the app without loading it anew. The server has escaped every word from a file.
function leadsOn(event) {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export default function ({ parentElement, data, setTriggerValue }) {
  let pane = parentElement.querySelector(":scope > .pane");
  if (!pane) {
    pane = document.createElement("div");
    pane.className = "pane";
    pane.held = new Held(pane);
    parentElement.append(pane);
  }
  pane.held.draw(() => { if (pane.shown !== data.html) { pane.innerHTML = data.html; pane.shown = data.html; } });
  pane.onclick = (event) => {
    if (!leadsOn(event) || String(window.getSelection() || "")) return;
    const link = event.target.closest("a[href]") || event.target.closest("[data-row]")?.querySelector("a[href]");
    if (!link) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };
  return atTheEnd(parentElement, () => { pane.held.end(); pane.remove(); });
}
