// Keys of the canvas. The help menu lists them; a key that acts on the selection does what its button does.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function onKey(view, event) {
  if (event.altKey || event.target.tagName === "INPUT") return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    if (key === "z" && !event.shiftKey) act("undo");
    else if (key === "y" || key === "z") act("redo");
    return;
  }
  const focused = event.target.tagName === "BUTTON" && (key === "Enter" || key === " ");
  if (focused) return;
  if (ARROWS[key]) { event.preventDefault(); return event.shiftKey ? pan(view, ARROWS[key]) : step(view, ARROWS[key]); }
  const local = { "+": () => view.zoomBy(1.25), "=": () => view.zoomBy(1.25), "-": () => view.zoomBy(0.8), f: () => view.fit(), z: () => view.focus(),
    "/": () => view.input.focus(), "?": () => toggleMenu(view, "help"), Escape: () => closeMenu(view) || (view.data.table ? act("table") : act("select")) };
  const acts = { Enter: "expand", e: "expand", c: "collapse", h: "hide", Delete: "hide", k: "keep", p: "pin", w: "path", t: "table" };
  if (local[key]) { event.preventDefault(); local[key](); }
  else if (acts[key]) { event.preventDefault(); act(acts[key]); }

  function act(name) { event.preventDefault(); view.act(name); }
}

function pan(view, [dx, dy]) {
  if (!view.network) return;
  const at = view.network.getViewPosition();
  const far = 120 / view.network.getScale();
  view.network.moveTo({ position: { x: at.x + dx * far, y: at.y + dy * far } });
}

// The nearest node in the direction of the arrow; without a selection the one in the middle of the sight.
function step(view, [dx, dy]) {
  if (!view.network || !view.nodes.size) return;
  const at = view.network.getPositions([...view.nodes.keys()]);
  const here = at[view.data.selected] || view.network.getViewPosition();
  const cost = ([, p]) => {
    const [x, y] = [p.x - here.x, p.y - here.y];
    const along = x * dx + y * dy;
    return along <= 1 && at[view.data.selected] ? Infinity : Math.hypot(x, y) + 2 * Math.abs(x * dy - y * dx);
  };
  const best = Object.entries(at).filter(([id]) => id !== view.data.selected).map((each) => [cost(each), each[0]]).sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))[0];
  if (!best || best[0] === Infinity) return;
  view.mark(best[1]);
  view.reveal(best[1]);
  view.saySoon({ kind: "select", id: best[1] }, 300);
}
