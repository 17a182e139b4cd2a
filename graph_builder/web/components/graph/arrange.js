// Two arrangements beside the one by forces: columns by deadline, and rings. Pure functions, as in layout.js.

const COLUMN = 210;
const ROWS = 12;

function arranged(data) {
  if (data.layout === "due") return byDeadline(data.nodes, data.edges, data.kinds);
  if (data.layout === "ring") return onRing(data.nodes, data.edges, data.kinds);
  return layout(data.nodes, data.edges, data.kinds);
}

// The deadline that a node stands under: its own, or the earliest of its neighbours; "" for none.
function dueOf(nodes, edges) {
  const due = new Map(nodes.map((n) => [n.id, n.due || ""]));
  const links = neighbourLists(nodes, edges);
  for (let round = 0; round < 2; round++) {
    for (const n of nodes) {
      if (due.get(n.id)) continue;
      const found = links.get(n.id).map((id) => due.get(id)).filter(Boolean).sort();
      if (found.length) due.set(n.id, found[0]);
    }
  }
  return due;
}

// One column a deadline, from left to right; what is masked and what has none stand at the end.
function byDeadline(nodes, edges, kinds) {
  const due = dueOf(nodes, edges);
  const key = (n) => (due.get(n.id) ? (due.get(n.id).includes("X") ? "~" : "") + due.get(n.id) : "~~");
  const columns = new Map();
  for (const k of [...new Set(nodes.map(key))].sort()) columns.set(k, []);
  const rank = { Deadline: 0, Commitment: 1 };
  const order = nodes.map((n, i) => [n, i]).sort((a, b) => (rank[a[0].kind] ?? 2) - (rank[b[0].kind] ?? 2) || a[1] - b[1]);
  for (const [n] of order) columns.get(key(n)).push(n);
  const at = new Map();
  let x = 0;
  for (const found of columns.values()) {
    const wide = Math.ceil(found.length / ROWS);
    found.forEach((n, i) => at.set(n.id, { x: x + Math.floor(i / ROWS) * COLUMN, y: (i % ROWS) * 92 - boxOf(n, kinds).dy }));
    x += wide * COLUMN + 30;
  }
  return at;
}

// Neighbours stand next to each other: the order of a walk through the graph, kind by kind where nothing is linked.
function onRing(nodes, edges, kinds) {
  const links = neighbourLists(nodes, edges);
  const seen = new Set();
  const order = [];
  const visit = (id) => {
    if (seen.has(id)) return;
    seen.add(id); order.push(id);
    for (const other of links.get(id)) visit(other);
  };
  for (const n of nodes) visit(n.id);
  const at = new Map();
  let [from, ring] = [0, order.length > 8 ? 1 : 1.4];
  while (from < order.length) {
    const r = 140 * ring;
    const holds = Math.max(Math.min(Math.floor((2.3 * Math.PI * r) / 150), order.length - from), 1);
    for (let i = 0; i < holds; i++) {
      const angle = (2 * Math.PI * i) / holds - Math.PI / 2;
      at.set(order[from + i], { x: 1.3 * r * Math.cos(angle), y: r * Math.sin(angle) });
    }
    from += holds;
    ring += 1;
  }
  separate(nodes, at, kinds, 60);
  return at;
}
