// What is on the canvas as a table: the same nodes in words, for reading, for keyboards and for screen readers.

function fillSheet(view) {
  const { data } = view;
  view.sheet.hidden = !data.table;
  view.root.classList.toggle("tabled", Boolean(data.table));
  if (!data.table) return view.sheet.replaceChildren();
  const head = make("tr");
  for (const key of ["kind", "name", "due", "lines", "more"]) { const cell = make("th", "c-" + key, data.texts["sheet." + key]); cell.scope = "col"; head.append(cell); }
  const lines = new Map();
  for (const e of view.edges.values()) for (const id of [e.from, e.to]) lines.set(id, (lines.get(id) || 0) + 1);
  const rank = new Map(data.order.map((kind, i) => [kind, i]));
  const nodes = [...view.nodes.values()].sort((a, b) => rank.get(a.kind) - rank.get(b.kind) || (lines.get(b.id) || 0) - (lines.get(a.id) || 0));
  const body = make("tbody");
  for (const n of nodes) body.append(sheetRow(view, n, lines.get(n.id) || 0));
  const table = make("table");
  const top = make("thead");
  top.append(head);
  table.append(top, body);
  return view.sheet.replaceChildren(table);
}

function sheetRow(view, node, lines) {
  const { data } = view;
  const row = make("tr", data.selected === node.id ? "on" : "");
  const kind = make("td", "c-kind");
  kind.append(silhouetteImage(data.kinds, node.kind, kindColour(data, node.kind), node.hollow), make("span", "", data.texts["kind." + node.kind]));
  const name = make("td", "c-name");
  const go = make("button", "go", node.label);
  go.type = "button"; go.dataset.name = node.id;
  name.append(go);
  const due = make("td", "c-due", node.said);
  if (node.lamp) due.style.color = data.tokens[node.lamp];
  row.append(kind, name, due, make("td", "c-lines", String(lines)), make("td", "c-more", node.more ? "+" + node.more : ""));
  row.onclick = (event) => view.send({ kind: "select", id: node.id, more: event.shiftKey });
  return row;
}
