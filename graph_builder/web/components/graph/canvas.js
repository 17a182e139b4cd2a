// The canvas: vis-network drawn from the data, kept alive over reruns of the page.

const VIEWS = new WeakMap();
let outbox = new Outbox(); // outlives the element: what was not heard is still to be said when the page puts the canvas elsewhere
const DOUBLE_CLICK = 230;
const ZOOM_COLUMN = 44;

class View {
  constructor() {
    this.nodes = new Map();
    this.edges = new Map();
    this.dragged = new Map();
    this.network = null;
  }

  small() { return this.nodes.size > 150 || (this.network && this.network.getScale() < 0.4); }

  far() { return this.network && this.network.getScale() < 0.55; }

  // What the server has drawn for us.
  take(data) {
    this.data = [...this.outbox.events(), ...(this.said ? [this.said.event] : [])].reduce(foreseen, data);
    data = this.data;
    const off = new Set(data.off);
    this.pins = new Map(data.pins.map(([id, x, y]) => [id, { x, y }]));
    for (const id of this.pins.keys()) this.dragged.delete(id);
    this.nodes = new Map(data.nodes.filter((n) => !n.hidden && !off.has(n.kind)).map((n) => [n.id, n]));
    this.edges = new Map(data.edges.filter((e) => this.nodes.has(e.from) && this.nodes.has(e.to)).map((e) => [e.id, e]));
    fillFrame(this);
    if (this.network) this.redraw();
    saveFile(this);
    this.tellWaiting();
  }

  send(event) {
    if (this.stopped) return;
    this.sayNow();
    this.data = foreseen(this.data, event);
    this.outbox.add(event);
    this.tellWaiting();
  }

  // Send an event unless another one of its kind comes within `wait` ms; anything else that is sent meanwhile comes after it.
  saySoon(event, wait) {
    this.unsay();
    this.said = { event, timer: setTimeout(() => this.sayNow(), wait) };
    this.tellWaiting();
  }

  sayNow() {
    const { said } = this;
    this.unsay();
    if (said) this.send(said.event);
  }

  unsay() {
    if (this.said) clearTimeout(this.said.timer);
    this.said = null;
  }

  // For automation: whether anything that was done here is still without an answer.
  tellWaiting() { this.root.dataset.waiting = String(this.outbox.waiting.length + (this.said || this.held.late ? 1 : 0)); }

  chosen(id) { return this.data.selected === id || this.data.also.includes(id); }

  // The nodes that a button acts on.
  ids() { return [this.data.selected, ...this.data.also].filter((id) => this.nodes.has(id)); }

  // What a button or a key asks for; nothing happens where it makes no sense.
  act(name) {
    const ids = this.ids();
    const one = ids[0];
    if (name === "select") this.send({ kind: "select", id: "" });
    else if (name === "undo" || name === "redo") { if (this.data[name]) this.send({ kind: name }); }
    else if (name === "table") this.send({ kind: name });
    else if (!one) return;
    else if (name === "pin") { if (this.network) this.send({ kind: "pin", places: this.places(ids), toggle: true }); }
    else if (name === "path") { if (ids.length === 2) this.send({ kind: "path", ids }); }
    else if (name === "hide" || name === "keep") this.send({ kind: name, ids });
    else this.send({ kind: name, id: one });
  }

  // Where nodes stand, as [id, x, y].
  places(ids = [...this.nodes.keys()]) {
    return Object.entries(this.network.getPositions(ids)).map(([id, p]) => [id, Math.round(p.x), Math.round(p.y)]);
  }

  async start(vis) {
    await document.fonts.load(`18px ${ICON_FONT}`, "hub").catch(() => {});
    if (this.stopped) return;
    this.vis = vis;
    this.sets = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
    const options = {
      physics: false, layout: { improvedLayout: false }, interaction: { hover: true, selectable: false, multiselect: false, zoomSpeed: 0.6 },
      nodes: { shape: "custom", ctxRenderer: renderer(this) }, edges: { smooth: false, selectionWidth: 0, hoverWidth: 0 },
    };
    this.network = new vis.Network(this.canvas, this.sets, options);
    this.listen();
    this.redraw();
    window.addEventListener("graph-snapshot", this.snapshot = () => exportAs(this, "html"));
    this.watch = new ResizeObserver(() => { if (this.canvas.clientWidth) { this.network.setSize("100%", "100%"); this.network.redraw(); this.arrive(); } });
    this.watch.observe(this.canvas);
  }

  listen() {
    const at = (event) => this.network.getNodeAt(event.pointer.DOM);
    this.network.on("click", (event) => {
      const id = at(event) || "";
      const more = Boolean(event.event.srcEvent && event.event.srcEvent.shiftKey);
      if (this.said && this.said.event.id !== id) this.sayNow(); // the second of two fast clicks on one node is a double click
      if (id !== this.data.selected && !more) this.mark(id);
      this.saySoon({ kind: "select", id, more }, DOUBLE_CLICK);
    });
    this.network.on("doubleClick", (event) => {
      this.unsay();
      const id = at(event);
      if (id) this.send({ kind: "expand", id });
    });
    this.network.on("dragEnd", (event) => {
      if (!event.nodes.length) return;
      for (const [id, p] of Object.entries(this.network.getPositions(event.nodes))) this.dragged.set(id, p);
      this.send({ kind: "pin", places: this.places(event.nodes) });
    });
    this.network.on("hoverNode", () => { this.canvas.style.cursor = "pointer"; });
    this.network.on("blurNode", () => { this.canvas.style.cursor = ""; });
  }

  // Show the selection at once; the page answers a moment later with the panel.
  mark(id) {
    this.data = { ...this.data, selected: id, also: [] };
    fillTools(this);
    this.sets.edges.update([...this.edges.values()].map((e) => edgeLook(e, this)));
    this.network.redraw();
  }

  redraw() {
    const places = arranged(this.data);
    const known = new Set(this.sets.nodes.getIds());
    const came = [...this.nodes.keys()].filter((id) => !known.has(id));
    this.sets.edges.remove(this.sets.edges.getIds().filter((id) => !this.edges.has(id)));
    this.sets.nodes.remove([...known].filter((id) => !this.nodes.has(id)));
    this.sets.nodes.update([...this.nodes.values()].map((n) => ({ id: n.id, label: " ", ...(this.dragged.get(n.id) || this.pins.get(n.id) || places.get(n.id)) })));
    this.sets.edges.clear();
    this.sets.edges.add([...this.edges.values()].map((e) => edgeLook(e, this)));
    this.network.redraw();
    const changed = this.layout !== undefined && this.layout !== this.data.layout;
    this.layout = this.data.layout;
    if (came.length || changed) { this.arrived = false; this.arrive(); }
    this.root.dataset.drawn = String(this.nodes.size);
  }

  // The first look at a new set of nodes: all of it, or the selection where all of it would be too small to read.
  arrive() {
    if (this.arrived || this.canvas.clientWidth < 50 || !this.nodes.size) return;
    this.arrived = true;
    const whole = this.frame();
    if (whole.scale < 0.75 && this.nodes.has(this.data.selected)) this.focus(0.9);
    else this.network.moveTo(whole);
  }

  fit() {
    if (this.network && this.nodes.size) this.network.moveTo(this.frame());
  }

  // Where the whole drawing is seen, with the legend's corner left free.
  frame() {
    const visible = [...this.nodes.values()];
    const at = new Map(Object.entries(this.network.getPositions()));
    const box = bounds(visible, at, this.data.kinds);
    const [w, h] = [this.canvas.clientWidth, this.canvas.clientHeight];
    const legend = this.legend.hidden ? { width: 0, height: 0 } : this.legend.getBoundingClientRect();
    const scale = (room) => Math.min((room - 24) / box.width, (h - 24) / box.height, 1);
    const room = w - ZOOM_COLUMN;
    const whole = { scale: scale(room), left: -ZOOM_COLUMN };
    const place = this.blocked(visible, at, box, whole, w, h, legend) ? { scale: scale(room - legend.width - 12), left: legend.width + 12 - ZOOM_COLUMN } : whole;
    const zoom = Math.max(place.scale, w < 720 ? 0.48 : 0.55);
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    return { position: { x: middle.x - place.left / 2 / zoom, y: middle.y }, scale: zoom };
  }

  blocked(visible, at, box, place, w, h, legend) {
    const middle = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    return visible.some((n) => {
      const b = boxOf(n, this.data.kinds);
      const left = (at.get(n.id).x - b.w / 2 - middle.x) * place.scale + w / 2;
      const bottom = (at.get(n.id).y + b.dy + b.h / 2 - middle.y) * place.scale + h / 2;
      return left < legend.width + 16 && bottom > h - legend.height - 16;
    });
  }

  focus(scale = 1) {
    const id = this.data.selected;
    if (!this.network || !this.nodes.has(id)) return this.fit();
    return this.network.moveTo({ position: this.network.getPositions([id])[id], scale });
  }

  zoomBy(factor) {
    if (this.network) this.network.moveTo({ scale: Math.min(Math.max(this.network.getScale() * factor, 0.2), 3) });
  }

  // Bring a node into sight, without another zoom.
  reveal(id) {
    const p = this.network.canvasToDOM(this.network.getPositions([id])[id]);
    const [w, h] = [this.canvas.clientWidth, this.canvas.clientHeight];
    if (p.x < 60 || p.y < 40 || p.x > w - 60 || p.y > h - 60) this.network.moveTo({ position: this.network.getPositions([id])[id] });
  }

  positionOf(id) {
    const p = this.network && this.nodes.has(id) && this.network.canvasToDOM(this.network.getPositions([id])[id]);
    const frame = this.canvas.getBoundingClientRect();
    return p ? { x: p.x + frame.left, y: p.y + frame.top } : null;
  }

  stop() {
    this.stopped = true;
    this.unsay();
    this.held.end();
    if (this.watch) this.watch.disconnect();
    window.removeEventListener("graph-snapshot", this.snapshot);
    if (this.network) this.network.destroy();
  }
}

const LOOKS = new Set(["select", "search", "export", "table", "undo", "redo"]);

// What the server will make of an event, as far as the next key depends on it: an older answer must not take back what was chosen since.
function foreseen(data, event) {
  const { kind } = event;
  const chosen = (id) => ({ ...data, selected: id, also: [] });
  if (kind === "select") return event.more ? data : chosen(event.id);
  if (kind === "undo") return { ...data, redo: true };
  if (LOOKS.has(kind)) return data;
  const selected = kind === "hide" ? "" : kind === "expand" || kind === "add" ? event.id : data.selected;
  return { ...data, ...(selected === data.selected ? {} : { selected, also: [] }), undo: true };
}

// The folder of the app as the browser sees it: the address without the page's own last part.
function baseOf(page) {
  const path = window.location.pathname.replace(/\/+$/, "");
  return (page && path.endsWith("/" + page) ? path.slice(0, -page.length) : path + "/").replace(/\/*$/, "/");
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  let view = VIEWS.get(parentElement);
  const first = !view;
  if (first) {
    view = new View();
    VIEWS.set(parentElement, view);
    parentElement.append(buildFrame(view));
  }
  if (outbox.page !== data.page || outbox.old()) { outbox.rest(); outbox = new Outbox(); outbox.page = data.page; }
  view.outbox = outbox;
  outbox.heard(data.heard, (told) => setTriggerValue("event", told));
  for (const [name, value] of Object.entries(data.tokens)) view.root.style.setProperty("--" + name, value);
  view.root.classList.toggle("small", Boolean(data.small));
  view.held.draw(() => view.take(data));
  view.tellWaiting();
  if (first) import(window.location.origin + baseOf(data.page) + "app/static/vis-network/vis-network.min.js").then((vis) => view.start(vis));
  return atTheEnd(parentElement, () => { view.stop(); outbox.rest(); VIEWS.delete(parentElement); view.root.remove(); });
}
