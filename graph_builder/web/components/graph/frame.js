// The frame around the canvas: toolbar with search, legend that filters, zoom, counts. Text from files only ever enters as textContent.

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function icon(name) {
  const element = make("span", "icon", name);
  element.setAttribute("aria-hidden", "true");
  return element;
}

function button(name, label, onclick, wordy = true) {
  const element = make("button", "tool");
  element.type = "button"; element.title = label; element.setAttribute("aria-label", label);
  element.dataset.name = name;
  element.append(icon(name));
  if (wordy) element.append(make("span", "word", label));
  element.onclick = onclick;
  return element;
}

// Fill a part anew, with the keyboard's focus on the element that bears the same name as before.
function keepFocus(parent, fill) {
  const active = parent.getRootNode().activeElement;
  const name = active && active !== parent && parent.contains(active) ? active.dataset.name : undefined;
  fill();
  if (name === undefined) return;
  const again = [...parent.querySelectorAll("[data-name]")].find((each) => each.dataset.name === name);
  if (again) again.focus();
}

function refill(parent, children) {
  keepFocus(parent, () => parent.replaceChildren(...children));
}

function silhouetteImage(kinds, kind, colour, hollow = false) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "-1 -1 22 22"); svg.setAttribute("class", "shape"); svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", kinds[kind].path); path.setAttribute("fill-rule", "evenodd");
  path.setAttribute("fill", hollow ? "none" : colour);
  if (hollow) { path.setAttribute("stroke", colour); path.setAttribute("stroke-width", "1.6"); }
  svg.append(path);
  return svg;
}

function lineImage(colour, width, dash = "") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 8"); svg.setAttribute("class", "stroke"); svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  for (const [k, v] of Object.entries({ x1: 1, y1: 4, x2: 23, y2: 4, stroke: colour, "stroke-width": width, "stroke-dasharray": dash })) line.setAttribute(k, v);
  svg.append(line);
  return svg;
}

function buildFrame(view) {
  const root = make("div", "explorer");
  const bar = make("div", "toolbar");
  const canvas = make("div", "canvas");
  root.append(bar, canvas);
  view.root = root; view.canvas = canvas; view.bar = bar;
  view.legend = make("div", "legend"); view.counts = make("div", "counts"); view.zoom = make("div", "zoom"); view.void = make("div", "void");
  view.sheet = make("div", "sheet"); view.menu = make("div", "menu"); view.menu.hidden = true;
  view.menu.setAttribute("role", "group");
  canvas.tabIndex = 0; canvas.setAttribute("role", "application");
  root.append(view.legend, view.zoom, view.counts, view.void, view.sheet, view.menu);
  root.addEventListener("keydown", (event) => { if (event.key === "Escape" && closeMenu(view)) event.stopPropagation(); });
  for (const part of [canvas, view.sheet]) part.addEventListener("keydown", (event) => onKey(view, event));
  root.addEventListener("pointerdown", (event) => { if (!view.menu.contains(event.target) && !event.target.closest("[data-menu]")) closeMenu(view); });
  view.held = new Held(root);
  view.root.positionOf = (id) => view.positionOf(id); // where a node stands in the window, for automation
  buildSearch(view);
  return root;
}

function buildSearch(view) {
  const box = make("div", "search");
  const input = make("input");
  input.type = "search"; input.maxLength = 60; input.autocomplete = "off"; input.spellcheck = false;
  const list = make("div", "results");
  list.setAttribute("role", "listbox");
  box.append(icon("search"), input, list);
  view.bar.append(box);
  let timer;
  const ask = () => view.send({ kind: "search", words: input.value.trim() });
  input.oninput = () => { clearTimeout(timer); timer = setTimeout(ask, 260); };
  input.onkeydown = (event) => {
    event.stopPropagation();
    const first = list.querySelector("button");
    if (event.key === "Enter" && first && view.data.words === input.value.trim()) first.click();
    else if (event.key === "Enter") { clearTimeout(timer); ask(); }
    else if (event.key === "ArrowDown" && first) first.focus();
    else if (event.key === "Escape") { input.value = ""; ask(); }
  };
  view.input = input; view.results = list;
  view.tools = make("div", "groups");
  view.bar.append(view.tools);
}

function fillFrame(view) {
  const { data } = view;
  view.input.placeholder = data.texts["graph.search"];
  view.input.setAttribute("aria-label", data.texts["graph.search"]);
  for (const [part, fill] of [[view.results, fillResults], [view.legend, fillLegend], [view.zoom, fillZoom], [view.sheet, fillSheet]]) keepFocus(part, () => fill(view));
  fillTools(view); fillCounts(view); fillVoid(view); fillMenu(view);
  view.canvas.setAttribute("aria-label", data.texts["graph.canvas_label"]);
}

// Nothing to draw: what is missing, and up to three ways on.
function fillVoid(view) {
  const { data } = view;
  view.void.hidden = view.nodes.size > 0;
  if (view.void.hidden) return view.void.replaceChildren();
  const filtered = data.nodes.length > 0;
  const ways = make("div", "ways");
  const way = (label, event) => { const b = make("button", "way", label); b.type = "button"; b.onclick = () => view.send(event); ways.append(b); };
  if (filtered && data.filter.on) way(data.texts["graph.filter_clear"], { kind: "filter", name: "clear" });
  if (filtered) way(data.texts["graph.reset"], { kind: "reset" });
  else for (const [name, label] of data.starts) way(label, { kind: "start", name });
  const words = filtered ? ["graph.all_hidden", "graph.all_hidden_do"] : ["graph.empty", "graph.empty_start"];
  return view.void.replaceChildren(icon("hub"), make("b", "", data.texts[words[0]]), make("span", "", data.texts[words[1]]), ways);
}

function tool(name, label, onclick, { wordy = false, off = false, on, menu, id } = {}) {
  const element = button(name, label, onclick, wordy);
  element.disabled = off; element.dataset.name = id || name;
  if (on !== undefined) { element.setAttribute("aria-pressed", String(on)); element.classList.toggle("on", on); }
  if (menu) { element.dataset.menu = menu; element.setAttribute("aria-expanded", "false"); }
  return element;
}

function fillTools(view) {
  const t = view.data.texts;
  const { data } = view;
  const ids = view.ids();
  const none = ids.length === 0;
  const group = (...tools) => { const g = make("div", "tools"); g.append(...tools); return g; };
  const acting = (glyph, name, off) => tool(glyph, t["graph." + name], () => view.act(name), { wordy: true, off, id: name });
  const path = acting("route", "path", ids.length !== 2);
  if (ids.length !== 2) path.title = t["graph.path_hint"];
  const pin = tool("keep", t["graph.pin"], () => view.act("pin"), { wordy: true, off: none, on: !none && ids.every((id) => view.pins.has(id)), id: "pin" });
  const lay = (glyph, name, label) => tool(glyph, label, () => view.send({ kind: "layout", name }), { on: data.layout === name, id: "layout-" + name });
  const parts = [
    group(acting("hub", "expand", none), acting("close_fullscreen", "collapse", none), path, acting("visibility_off", "hide", none), acting("filter_center_focus", "keep", none), pin),
    group(tool("undo", t["graph.undo"], () => view.act("undo"), { off: !data.undo }), tool("redo", t["graph.redo"], () => view.act("redo"), { off: !data.redo }), tool("restart_alt", t["graph.reset"], () => view.send({ kind: "reset" }), { off: !data.changed })),
    group(lay("bubble_chart", "", t["graph.by_force"]), lay("view_week", "due", t["graph.by_due"]), lay("circle", "ring", t["graph.by_ring"])),
    make("span", "gap"),
    group(tool("tune", t["graph.filter"], () => toggleMenu(view, "filter"), { wordy: true, on: data.filter.on, menu: "filter" }),
      tool("table_rows", t["graph.table"], () => view.act("table"), { on: data.table, id: "table" }),
      tool("download", t["graph.export"], () => toggleMenu(view, "export"), { wordy: true, off: !view.nodes.size, menu: "export" }),
      tool("help", t["graph.help"], () => toggleMenu(view, "help"), { menu: "help" })),
  ];
  refill(view.tools, parts);
  view.root.classList.toggle("terse", data.language === "en");
}

function fillResults(view) {
  const { data } = view;
  view.results.replaceChildren();
  if (!data.words || view.input.value.trim() !== data.words) { view.results.hidden = true; return; }
  view.results.hidden = false;
  if (!data.results.length) view.results.append(make("div", "nothing", data.texts["graph.nothing_found"]));
  for (const found of data.results) {
    const row = make("button", "result");
    row.type = "button"; row.dataset.name = found.id;
    row.append(silhouetteImage(data.kinds, found.kind, kindColour(data, found.kind)), make("span", "name", found.name), make("small", "", found.note));
    row.onclick = () => { view.input.value = ""; view.results.hidden = true; view.send({ kind: "add", id: found.id }); };
    view.results.append(row);
  }
}

function fillLegend(view) {
  const { data } = view;
  const legend = view.legend;
  legend.replaceChildren(make("div", "legend-title", data.texts["graph.legend_kinds"]), make("span", "legend-word", data.texts["graph.legend"]));
  const shown = data.order.filter((kind) => data.nodes.some((n) => n.kind === kind));
  const rows = make("div", "legend-kinds");
  for (const kind of shown) {
    const count = data.nodes.filter((n) => n.kind === kind && !n.hidden).length;
    const off = data.off.includes(kind);
    const row = make("button", off ? "kind off" : "kind");
    row.type = "button"; row.dataset.name = kind; row.setAttribute("aria-pressed", String(!off)); row.title = data.texts["kind." + kind];
    row.append(silhouetteImage(data.kinds, kind, kindColour(data, kind)), make("span", "word", data.texts["kind." + kind]), make("span", "figure", String(count)));
    row.onclick = () => view.send({ kind: "kind", name: kind });
    rows.append(row);
  }
  legend.append(rows);
  legend.hidden = shown.length === 0;
  const cards = shown.includes("Commitment");
  if (cards) legend.append(lampLegend(data), lineLegend(data));
  if (data.edges.some((e) => e.kind === "WEIGHT")) {
    const row = make("div", "legend-line wide");
    row.append(lineImage(data.tokens.mute, 2, "7 3"), make("span", "", data.texts["graph.legend_weight"]));
    legend.append(row);
  }
  if (data.nodes.some((n) => n.hollow)) legend.append(make("div", "legend-line wide muted", data.texts["graph.legend_hollow"]));
}

function lampLegend(data) {
  const part = make("div", "legend-part");
  part.append(make("div", "legend-title", data.texts["graph.legend_lamps"]));
  for (const lamp of ["overdue", "soon", "later", "pending"]) {
    const row = make("div", "legend-line");
    const mark = make("i", "band " + lamp);
    mark.style.setProperty("--c", data.tokens[lamp + "-fill"]); mark.style.width = BANDS[lamp] + "px";
    row.append(mark, make("span", "", data.texts[lamp === "pending" ? "graph.pending_short" : "lamp." + lamp]));
    part.append(row);
  }
  return part;
}

function lineLegend(data) {
  const part = make("div", "legend-part");
  part.append(make("div", "legend-title", data.texts["graph.legend_lines"]));
  const blue = kindColour(data, "Department");
  const rows = [["role.lead", 3, ""], ["grounding.stated_word", 1.6, ""], ["role.responsible", 1.9, ""], ["grounding.inherited_word", 1.6, "5 3"], ["role.support", 1.1, ""], ["grounding.note_word", 1.6, "1.5 3"]];
  for (const [key, width, dash] of rows) {
    const row = make("div", "legend-line");
    row.append(lineImage(blue, width, dash), make("span", "", data.texts[key]));
    part.append(row);
  }
  return part;
}

function fillZoom(view) {
  const { texts } = view.data;
  view.zoom.replaceChildren(
    button("add", texts["graph.zoom_in"], () => view.zoomBy(1.25), false),
    button("remove", texts["graph.zoom_out"], () => view.zoomBy(0.8), false),
    button("fit_screen", texts["graph.fit"], () => view.fit(), false),
    button("center_focus_strong", texts["graph.zoom_selection"], () => view.focus(), false),
  );
}

function fillCounts(view) {
  const { data } = view;
  const figures = [["nodes", view.nodes.size], ["edges", view.edges.size], ["unexpanded", data.unexpanded], ["hidden", data.nodes.length - view.nodes.size]];
  view.counts.replaceChildren(...figures.map(([name, n]) => {
    const part = make("span", "", data.texts["graph." + name] + " ");
    part.append(make("b", "", n.toLocaleString("en-US")));
    return part;
  }));
}
