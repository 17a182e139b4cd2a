// Where nodes stand: a pure function of the nodes, their order and their edges, so that a link gives the same picture.
// Nodes come in steps (the opening, then every expansion); each step is laid out around what stood before.

const EDGE_LENGTH = 150;

function labelLines(text, most = 11) {
  const characters = Array.from(text);
  if (characters.length <= most) return [text];
  const kept = characters.length > 2 * most ? [...characters.slice(0, 2 * most - 1), "…"] : characters;
  const half = Math.ceil(kept.length / 2);
  return [kept.slice(0, half).join(""), kept.slice(half).join("")];
}

function textWidth(text, size) {
  let width = 0;
  for (const c of text) width += c.codePointAt(0) > 0x2e7f ? size : size * 0.56;
  return width;
}

function boxOf(node, kinds) {
  if (node.kind === "Commitment") return { w: 162, h: 60, dy: 0 };
  const r = kinds[node.kind].radius;
  const lines = labelLines(node.label);
  const w = Math.max(2 * r + 14, ...lines.map((l) => textWidth(l, 13) + 16));
  const h = 2 * r + 12 + 17 * lines.length;
  return { w, h, dy: (17 * lines.length) / 2 };
}

function layout(nodes, edges, kinds) {
  const at = new Map();
  const links = neighbourLists(nodes, edges);
  const steps = [...new Set(nodes.map((n) => n.step))].sort((a, b) => a - b);
  for (const step of steps) {
    const fresh = nodes.filter((n) => n.step === step);
    if (at.size === 0) placeOpening(fresh, links, at, kinds);
    else placeAround(fresh, nodes.filter((n) => at.has(n.id)), links, at, kinds);
  }
  return at;
}

function neighbourLists(nodes, edges) {
  const links = new Map(nodes.map((n) => [n.id, []]));
  for (const e of edges) {
    if (!links.has(e.from) || !links.has(e.to) || e.from === e.to) continue;
    links.get(e.from).push(e.to);
    links.get(e.to).push(e.from);
  }
  return links;
}

function placeOpening(nodes, links, at, kinds) {
  const parts = components(nodes, links);
  const boxes = parts.map((part) => {
    const inside = new Map();
    part.forEach((n, i) => inside.set(n.id, spiral(i, 70)));
    stress(part, links, inside, new Set(part.map((n) => n.id)), part.length > 150 ? 60 : 140);
    widen(inside, 1.3);
    gather(part, inside, kinds);
    separate(part, inside, kinds, 250);
    return { part, inside, ...bounds(part, inside, kinds) };
  });
  shelve(boxes, at);
}

function widen(inside, factor) {
  let [w, h] = [0, 0];
  for (const p of inside.values()) { w = Math.max(w, Math.abs(p.x)); h = Math.max(h, Math.abs(p.y)); }
  if (h > w) for (const p of inside.values()) [p.x, p.y] = [p.y, p.x];
  for (const p of inside.values()) p.x *= factor;
}

// Long chains spread far beyond what they show: draw a part together until its boxes fill about half of it.
function gather(nodes, inside, kinds) {
  const b = bounds(nodes, inside, kinds);
  const filled = nodes.reduce((sum, n) => { const box = boxOf(n, kinds); return sum + box.w * box.h; }, 0);
  const loose = nodes.length > 12 ? 1.7 : 3.5;
  const factor = Math.sqrt((filled * loose) / (b.width * b.height));
  if (factor < 1) for (const p of inside.values()) { p.x *= factor; p.y *= factor; }
}

function components(nodes, links) {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const seen = new Set();
  const parts = [];
  for (const start of nodes) {
    if (seen.has(start.id)) continue;
    const part = [];
    const queue = [start.id];
    seen.add(start.id);
    while (queue.length) {
      const id = queue.shift();
      part.push(byId.get(id));
      for (const other of links.get(id)) if (byId.has(other) && !seen.has(other)) { seen.add(other); queue.push(other); }
    }
    parts.push(part);
  }
  return parts;
}

function spiral(i, distance) {
  const angle = i * 2.399963;
  const r = distance * Math.sqrt(i);
  return { x: r * Math.cos(angle), y: r * Math.sin(angle) };
}

// Stress majorization: every pair wants to stand at its distance in the graph; only ids in `free` move.
function stress(nodes, links, at, free, rounds) {
  const ids = nodes.map((n) => n.id);
  const index = new Map(ids.map((id, i) => [id, i]));
  const distances = ids.map((id) => hops(id, index, links));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < ids.length; i++) {
      if (!free.has(ids[i])) continue;
      let [x, y, sum] = [0, 0, 0];
      const p = at.get(ids[i]);
      for (let j = 0; j < ids.length; j++) {
        const d = distances[i][j];
        if (i === j || !d) continue;
        const q = at.get(ids[j]);
        const [dx, dy] = [p.x - q.x, p.y - q.y];
        const length = Math.sqrt(dx * dx + dy * dy) || 0.01;
        const want = d * EDGE_LENGTH;
        const weight = 1 / (want * want);
        x += weight * (q.x + (want * dx) / length);
        y += weight * (q.y + (want * dy) / length);
        sum += weight;
      }
      if (sum) at.set(ids[i], { x: x / sum, y: y / sum });
    }
  }
}

function hops(start, index, links) {
  const distance = new Array(index.size).fill(0);
  const queue = [start];
  const seen = new Set(queue);
  while (queue.length) {
    const id = queue.shift();
    for (const other of links.get(id)) {
      if (seen.has(other) || !index.has(other)) continue;
      seen.add(other);
      distance[index.get(other)] = distance[index.get(id)] + 1;
      queue.push(other);
    }
  }
  return distance;
}

function separate(nodes, at, kinds, rounds, firm = new Set()) {
  const boxes = nodes.map((n) => boxOf(n, kinds));
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < nodes.length; i++) {
      for (let j = i + 1; j < nodes.length; j++) {
        const [p, q] = [at.get(nodes[i].id), at.get(nodes[j].id)];
        const overlapX = (boxes[i].w + boxes[j].w) / 2 + 8 - Math.abs(p.x - q.x);
        const overlapY = (boxes[i].h + boxes[j].h) / 2 + 6 - Math.abs(p.y + boxes[i].dy - q.y - boxes[j].dy);
        if (overlapX <= 0 || overlapY <= 0) continue;
        moved = true;
        const [fi, fj] = [firm.has(nodes[i].id), firm.has(nodes[j].id)];
        const share = fi === fj ? 0.5 : fi ? 0.1 : 0.9;
        if (overlapX < overlapY) {
          const s = p.x <= q.x ? -1 : 1;
          p.x += s * overlapX * share; q.x -= s * overlapX * (1 - share);
        } else {
          const s = p.y + boxes[i].dy <= q.y + boxes[j].dy ? -1 : 1;
          p.y += s * overlapY * share; q.y -= s * overlapY * (1 - share);
        }
      }
    }
    if (!moved) return;
  }
}

function bounds(nodes, at, kinds) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const n of nodes) {
    const [p, b] = [at.get(n.id), boxOf(n, kinds)];
    left = Math.min(left, p.x - b.w / 2); right = Math.max(right, p.x + b.w / 2);
    top = Math.min(top, p.y + b.dy - b.h / 2); bottom = Math.max(bottom, p.y + b.dy + b.h / 2);
  }
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

function shelve(boxes, at) {
  const area = boxes.reduce((sum, b) => sum + (b.width + 40) * (b.height + 30), 0);
  const wide = Math.max(Math.sqrt(area * 1.45), ...boxes.map((b) => b.width));
  const order = boxes.map((b, i) => [b, i]).sort((a, b) => b[0].part.length - a[0].part.length || b[0].height - a[0].height || a[1] - b[1]);
  let [x, y, row] = [0, 0, 0];
  for (const [box] of order) {
    if (x > 0 && x + box.width > wide) { x = 0; y += row + 30; row = 0; }
    for (const [id, p] of box.inside) at.set(id, { x: p.x - box.left + x, y: p.y - box.top + y });
    x += box.width + 40;
    row = Math.max(row, box.height);
  }
}

function placeAround(fresh, standing, links, at, kinds) {
  const old = new Set(standing.map((n) => n.id));
  const right = Math.max(...standing.map((n) => at.get(n.id).x));
  const middle = standing.reduce((sum, n) => sum + at.get(n.id).y, 0) / standing.length;
  fresh.forEach((n, i) => {
    const known = links.get(n.id).filter((id) => old.has(id));
    const p = spiral(i + 1, 60);
    if (!known.length) return at.set(n.id, { x: right + 220 + p.x, y: middle + p.y });
    const x = known.reduce((sum, id) => sum + at.get(id).x, 0) / known.length;
    const y = known.reduce((sum, id) => sum + at.get(id).y, 0) / known.length;
    return at.set(n.id, { x: x + p.x, y: y + p.y });
  });
  const all = [...standing, ...fresh];
  stress(all, links, at, new Set(fresh.map((n) => n.id)), 50);
  stress(all, links, at, new Set(all.map((n) => n.id)), all.length > 150 ? 6 : 14);
  separate(all, at, kinds, 250, old);
}
