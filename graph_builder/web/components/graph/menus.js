// What opens below a button of the toolbar: filters, files, help. One is open at a time.

function toggleMenu(view, name) {
  view.open = view.open === name ? "" : name;
  fillMenu(view);
  if (view.open) { const first = view.menu.querySelector("button, input"); if (first) first.focus(); }
}

function closeMenu(view) {
  if (!view.open) return false;
  view.open = "";
  fillMenu(view);
  return true;
}

const MENUS = { filter: filterMenu, export: exportMenu, help: helpMenu };

function fillMenu(view) {
  refill(view.menu, view.open ? MENUS[view.open](view) : []);
  view.menu.hidden = !view.open;
  view.menu.className = "menu menu-" + view.open;
  view.menu.setAttribute("aria-label", view.open ? view.data.texts["graph." + view.open] : "");
  for (const each of view.root.querySelectorAll(".tool[data-menu]")) each.setAttribute("aria-expanded", String(each.dataset.menu === view.open));
}

function chip(view, group, value, label, on) {
  const element = make("button", on ? "pick on" : "pick", label);
  element.type = "button"; element.dataset.name = group + value; element.setAttribute("aria-pressed", String(on));
  element.onclick = () => view.send({ kind: "filter", name: group, value });
  return element;
}

function filterMenu(view) {
  const { filter, texts } = view.data;
  const title = (key) => make("div", "menu-title", texts[key]);
  const row = (children) => { const r = make("div", "picks"); r.append(...children); return r; };
  const parts = [title("graph.filter_lamps"), row(filter.allLamps.map((l) => chip(view, "lamps", l, texts["lamp." + l], filter.lamps.includes(l))))];
  parts.push(title("graph.filter_days"), row([day(view, "since"), day(view, "until")]));
  parts.push(title("graph.filter_roles"), row(filter.allRoles.map((r) => chip(view, "roles", r, texts["role." + r], filter.roles.includes(r)))));
  const documents = make("div", "documents");
  for (const [id, name] of filter.allDocuments) {
    const label = make("label", "document");
    const box = make("input");
    box.type = "checkbox"; box.checked = filter.documents.includes(id); box.dataset.name = "documents" + id;
    box.onchange = () => view.send({ kind: "filter", name: "documents", value: id });
    label.append(box, make("span", "", name));
    documents.append(label);
  }
  parts.push(title("graph.filter_documents"), documents);
  const clear = button("filter_alt_off", texts["graph.filter_clear"], () => view.send({ kind: "filter", name: "clear" }));
  clear.disabled = !filter.on; clear.dataset.name = "clear";
  parts.push(clear);
  return parts;
}

function day(view, name) {
  const { filter, texts } = view.data;
  const label = make("label", "day", texts["graph.filter_" + name] + " ");
  const input = make("input");
  input.type = "date"; input.value = filter[name]; input.min = "1900-01-01"; input.max = "2200-12-31"; input.dataset.name = name;
  input.onchange = () => { if (input.value === "" || input.checkValidity()) view.send({ kind: "filter", name, value: input.value }); };
  label.append(input);
  return label;
}

function exportMenu(view) {
  return ["png", "csv", "graphml", "html"].map((format) => {
    const element = make("button", "line", view.data.texts["graph." + format]);
    element.type = "button"; element.dataset.name = format;
    element.onclick = () => { closeMenu(view); exportAs(view, format); };
    return element;
  });
}

function exportAs(view, format) {
  if (!view.network || !view.nodes.size) return;
  if (format === "png") savePicture(view);
  else view.send({ kind: "export", format, places: view.places() });
}

// The whole drawing on paper of the canvas' colour, in the pixels of the screen.
function savePicture(view) {
  view.fit();
  view.network.once("afterDrawing", () => {
    const drawn = view.canvas.querySelector("canvas");
    const paper = document.createElement("canvas");
    [paper.width, paper.height] = [drawn.width, drawn.height];
    const ctx = paper.getContext("2d");
    ctx.fillStyle = view.data.tokens.canvas;
    ctx.fillRect(0, 0, paper.width, paper.height);
    ctx.drawImage(drawn, 0, 0);
    paper.toBlob((blob) => save(blob, view.data.texts["graph.title"] + ".png"), "image/png");
  });
  view.network.redraw();
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob); link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function saveFile(view) {
  const { file } = view.data;
  if (!file || !file.data || view.saved === file.id) return;
  view.saved = file.id;
  const bytes = Uint8Array.from(atob(file.data), (c) => c.charCodeAt(0));
  save(new Blob([bytes], { type: file.mime }), file.name);
}

function helpMenu(view) {
  const keys = ["arrows", "enter", "collapse", "hide", "keep", "pin", "path", "undo", "zoom", "other"];
  return [make("div", "menu-title", view.data.texts["graph.help"]), ...keys.map((key) => make("div", "key", view.data.texts["key." + key]))];
}
