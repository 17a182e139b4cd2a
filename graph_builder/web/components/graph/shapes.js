// How nodes and edges look: own silhouettes on the canvas, one line style a role and grounding.

const ICON_FONT = '"Material Symbols Rounded"';
const SANS = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei","HarmonyOS Sans SC",sans-serif';
const BANDS = { overdue: 9, soon: 5, later: 3, pending: 5, none: 5 };
const ROLE_WIDTH = { lead: 3, responsible: 1.9, support: 1.1 };
const DASHES = { inherited: [7, 5], note: [2, 4] };

function kindColour(data, kind) {
  return data.tokens["kind-" + kind];
}

function radiusOf(data, node) {
  return node.kind === "Department" && node.weight > 6 ? 28 : data.kinds[node.kind].radius;
}

// vis-network's custom shape: returns the drawing and the size that clicks and arrows use.
function renderer(view) {
  return ({ ctx, id, x, y, state }) => {
    const node = view.nodes.get(id);
    if (!node) return { drawNode() {}, nodeDimensions: { width: 1, height: 1 } };
    const data = view.data;
    const selected = view.chosen(id);
    if (node.kind === "Commitment") {
      if (view.small()) return square(ctx, x, y, node, data, selected);
      return { drawNode: () => { card(ctx, x, y, node, data, selected, state.hover); if (view.pins.has(id)) pinMark(ctx, x - 73, y - 23, data.tokens); }, nodeDimensions: { width: 146, height: 46 } };
    }
    const r = radiusOf(data, node);
    return {
      drawNode: () => { silhouette(ctx, x, y, r, node, data, selected); if (view.pins.has(id)) pinMark(ctx, x - r * 0.8, y - r * 0.85, data.tokens); },
      drawExternalLabel: () => {
        if (view.far() && node.kind !== "Department" && !selected && !data.trail.includes(id)) return;
        outerLabel(ctx, x, y + r + 5, node, data);
      },
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  };
}

function square(ctx, x, y, node, data, selected) {
  return {
    drawNode: () => {
      ctx.fillStyle = data.tokens.bg; ctx.strokeStyle = selected ? data.tokens.accent : data.tokens.grey;
      ctx.lineWidth = selected ? 2.4 : 1.1;
      ctx.fillRect(x - 8, y - 8, 16, 16); ctx.strokeRect(x - 8, y - 8, 16, 16);
      ctx.fillStyle = data.tokens[node.lamp + "-fill"]; ctx.fillRect(x - 8, y - 8, 5, 16);
    },
    nodeDimensions: { width: 16, height: 16 },
  };
}

function card(ctx, x, y, node, data, selected, hover) {
  const t = data.tokens;
  const [left, top, w, h] = [x - 73, y - 23, 146, 46];
  if (selected) {
    ctx.save(); ctx.globalAlpha = 0.2; ctx.strokeStyle = t.accent; ctx.lineWidth = 12;
    ctx.beginPath(); ctx.roundRect(left, top, w, h, 4); ctx.stroke(); ctx.restore();
  }
  ctx.fillStyle = t.bg;
  ctx.strokeStyle = selected ? t.accent : hover ? t.mute : t.grey;
  ctx.lineWidth = selected ? 2.4 : 1.1;
  ctx.beginPath(); ctx.roundRect(left, top, w, h, 4); ctx.fill();
  band(ctx, left, top, h, node.lamp, t);
  ctx.beginPath(); ctx.roundRect(left, top, w, h, 4); ctx.stroke();
  ctx.fillStyle = t.text; ctx.font = `12.5px ${SANS}`; ctx.textAlign = "left"; ctx.textBaseline = "middle";
  const lines = labelLines(node.label, 9);
  lines.forEach((line, i) => ctx.fillText(line, left + 15, y + (i - (lines.length - 1) / 2) * 17 + 0.5));
}

function band(ctx, left, top, h, lamp, t) {
  const wide = BANDS[lamp] || 3;
  ctx.save();
  ctx.beginPath(); ctx.roundRect(left, top, 146, h, 4); ctx.clip();
  ctx.fillStyle = t[lamp + "-fill"];
  if (lamp === "pending" || lamp === "none") for (let y = top + 1; y < top + h; y += 6) ctx.fillRect(left, y, wide, 3.4);
  else ctx.fillRect(left, top, wide, h);
  ctx.restore();
}

// A node that stays where it was put.
function pinMark(ctx, x, y, t) {
  ctx.fillStyle = t.canvas; ctx.strokeStyle = t.grey; ctx.lineWidth = 1;
  ctx.beginPath(); ctx.arc(x, y, 8, 0, 2 * Math.PI); ctx.fill(); ctx.stroke();
  ctx.fillStyle = t.mute; ctx.font = `11px ${ICON_FONT}`; ctx.textAlign = "center"; ctx.textBaseline = "middle";
  ctx.fillText("keep", x, y + 0.5);
}

const PATHS = new Map();
function pathOf(kinds, kind) {
  if (!PATHS.has(kind)) PATHS.set(kind, new Path2D(kinds[kind].path));
  return PATHS.get(kind);
}

function silhouette(ctx, x, y, r, node, data, selected) {
  const t = data.tokens;
  const colour = kindColour(data, node.kind);
  const scale = r / 10;
  const path = pathOf(data.kinds, node.kind);
  ctx.save();
  ctx.translate(x - r, y - r); ctx.scale(scale, scale);
  ctx.lineJoin = "round";
  if (selected) {
    ctx.strokeStyle = t.accent;
    ctx.globalAlpha = 0.2; ctx.lineWidth = 15 / scale; ctx.stroke(path);
    ctx.globalAlpha = 1; ctx.lineWidth = 8 / scale; ctx.stroke(path);
  }
  ctx.strokeStyle = t.canvas; ctx.lineWidth = 3.2 / scale; ctx.stroke(path);
  ctx.fillStyle = node.hollow ? t.canvas : colour; ctx.fill(path);
  if (node.hollow) { ctx.strokeStyle = colour; ctx.lineWidth = 1.5 / scale; ctx.stroke(path); }
  ctx.restore();
  glyph(ctx, x, y, r, node, data, node.hollow ? colour : t.glyph);
  if (node.more > 0) pill(ctx, x + r * 0.8, y - r * 0.85, "+" + node.more, colour, t);
}

function glyph(ctx, x, y, r, node, data, colour) {
  const name = data.kinds[node.kind].glyph;
  if (!name) return;
  const size = node.kind === "Department" ? r * 1.05 : node.kind === "Target" || node.kind === "Place" ? r * 0.85 : r * 1.05;
  const dy = node.kind === "Place" ? -r * 0.28 : node.kind === "Deadline" ? r * 0.14 : node.kind === "Document" ? r * 0.1 : 0;
  ctx.fillStyle = colour; ctx.font = `${size}px ${ICON_FONT}`; ctx.textAlign = "center"; ctx.textBaseline = "middle";
  ctx.fillText(name, x, y + dy + size * 0.03);
}

function pill(ctx, x, y, text, colour, t) {
  ctx.font = `600 10.5px ${SANS}`;
  const w = ctx.measureText(text).width + 9;
  ctx.fillStyle = t.bg; ctx.strokeStyle = colour; ctx.lineWidth = 1;
  ctx.beginPath(); ctx.roundRect(x, y - 7, w, 14, 7); ctx.fill(); ctx.stroke();
  ctx.fillStyle = colour; ctx.textAlign = "center"; ctx.textBaseline = "middle";
  ctx.fillText(text, x + w / 2, y + 0.5);
}

function outerLabel(ctx, x, top, node, data) {
  const t = data.tokens;
  const department = node.kind === "Department";
  ctx.font = department ? `600 14px ${SANS}` : `13px ${SANS}`;
  ctx.textAlign = "center"; ctx.textBaseline = "top"; ctx.lineJoin = "round";
  labelLines(node.label).forEach((line, i) => {
    ctx.strokeStyle = t.canvas; ctx.lineWidth = 4; ctx.strokeText(line, x, top + i * 17);
    ctx.fillStyle = t.text; ctx.fillText(line, x, top + i * 17);
  });
}

// An edge as vis-network draws it. Colour is the kind of its far node.
function edgeLook(edge, view) {
  const data = view.data;
  const onWay = (id, other) => { const i = data.trail.indexOf(id); return i >= 0 && (data.trail[i - 1] === other || data.trail[i + 1] === other); };
  const walked = onWay(edge.from, edge.to);
  const near = view.chosen(edge.from) || view.chosen(edge.to) || walked;
  const far = view.nodes.get(edge.to);
  const grey = edge.kind === "WEIGHT" || edge.derived || edge.kind === "STATED_IN" || edge.kind === "PART_OF";
  const look = { id: edge.id, from: edge.from, to: edge.to, width: 1.5, dashes: false, smooth: false };
  look.color = { color: grey ? data.tokens.grey : kindColour(data, far ? far.kind : "Document"), opacity: near ? 1 : 0.5, inherit: false };
  look.arrows = { to: { enabled: edge.kind !== "WEIGHT" && !edge.derived, scaleFactor: 0.42 } };
  if (edge.kind === "WEIGHT") { look.width = Math.min(0.8 + 0.7 * edge.weight, 5); look.dashes = [12, 4]; }
  else if (edge.kind === "SHARED") { look.width = Math.min(0.8 * edge.weight, 8); look.arrows.to.enabled = false; }
  else if (edge.derived) { look.width = 1; look.dashes = [12, 4]; }
  else if (edge.kind === "ASSIGNED_TO") { look.width = ROLE_WIDTH[edge.role] || 1.9; look.dashes = DASHES[edge.grounding] || false; }
  else if (edge.kind === "STATED_IN") { look.width = 1; look.dashes = [1, 4]; }
  else if (edge.kind === "PART_OF") look.width = 1.2;
  if (walked) look.width = Math.max(look.width, 2.6);
  look.label = near && edge.kind === "ASSIGNED_TO" ? roleWords(edge, data) : undefined;
  look.font = { size: 11, color: data.tokens.mute, face: SANS, strokeWidth: 4, strokeColor: data.tokens.canvas, align: "horizontal" };
  return look;
}

function roleWords(edge, data) {
  const grounding = data.texts["grounding." + edge.grounding] || "";
  return [data.texts["role." + edge.role] || "", grounding].filter(Boolean).join(" · ");
}
