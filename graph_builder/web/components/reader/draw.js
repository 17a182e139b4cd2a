// Pieces of the reader. Every word from a file goes in by textContent.

function make(tag, name, words) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (words !== undefined) element.textContent = words;
  return element;
}

function press(name, words, action) {
  const element = make("button", name, words);
  element.type = "button";
  element.onclick = (event) => { event.stopPropagation(); action(); };
  return element;
}

function silhouette(kind, data) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  const path = document.createElementNS(ns, "path");
  svg.setAttribute("viewBox", "0 0 20 20"); svg.setAttribute("class", "shape"); svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", data.kinds[kind].path); path.setAttribute("fill-rule", "evenodd"); path.setAttribute("fill", `var(--kind-${kind})`);
  svg.append(path);
  return svg;
}

// A run is {t: words, n: number of its commitment, f: begins here, k: kind, e: node, g: grounding, w: name, x: not understood, h: hit}.
function drawRun(run, data) {
  const classes = [run.n && "in", run.k && `mark ${run.g}`, run.x && `odd ${run.x}`, run.h && "hit"].filter(Boolean).join(" ");
  const parts = [];
  const id = run.n ? data.ids[run.n] : "";
  if (run.f) {
    const nth = make("span", "nth", String(run.n));
    nth.dataset.c = id;
    parts.push(nth);
  }
  if (!classes) return [...parts, document.createTextNode(run.t)];
  const element = make("span", classes, run.t);
  if (id) element.dataset.c = id;
  if (run.e) element.dataset.e = run.e;
  if (run.k) { element.style.setProperty("--c", `var(--kind-${run.k})`); element.dataset.k = run.k; }
  const title = [run.k && `${data.words[run.k]} ${run.w || run.t}`, run.x && data.words[run.x]].filter(Boolean).join(" · ");
  if (title) element.title = title;
  return [...parts, element];
}

function drawLine(line, data) {
  const element = make("p", line.h ? "heading" : "");
  element.dataset.s = line.s;
  element.dataset.a = line.a;
  element.append(...line.r.flatMap((run) => drawRun(run, data)));
  return element;
}

function drawCard(card, data, chosen, send) {
  const element = make("div", chosen ? "card chosen" : "card");
  element.tabIndex = 0;
  element.dataset.c = card.id;
  element.setAttribute("role", "button");
  element.setAttribute("aria-pressed", String(chosen));
  const first = make("div", "first");
  const lamp = make("span", card.lamp === "none" ? "chip plain" : "chip", card.due);
  lamp.style.setProperty("--f", `var(--${card.lamp})`);
  lamp.style.setProperty("--b", `var(--${card.lamp}-tint)`);
  first.append(lamp, make("span", "", card.nth));
  const bodies = make("div", "bodies");
  if (!card.bodies.length) bodies.append(make("span", "none", data.words.no_bearer));
  for (const body of card.bodies) {
    const named = make("span", "body", body.name);
    const basis = make("span", `basis ${body.grounding}`, body.mark);
    basis.title = body.word;
    named.append(basis);
    bodies.append(named, document.createTextNode(" "));
  }
  if (card.more) bodies.append(make("span", "none", card.more));
  element.append(first, make("div", "words", card.text), bodies);
  if (chosen) element.append(buttons([["graph", data.words.to_graph], ["board", data.words.to_board]], card.id, send));
  element.onclick = () => send({ kind: "pick", id: chosen ? "" : card.id });
  element.onkeydown = (event) => { if (event.target === element && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); element.onclick(); } };
  return element;
}

function buttons(pairs, id, send) {
  const row = make("div", "buttons");
  row.append(...pairs.map(([kind, words]) => press("small", words, () => send({ kind, id }))));
  return row;
}

function drawEntity(entity, data, send) {
  const element = make("div", "entity");
  const name = make("div", "name");
  name.append(silhouette(entity.kind, data), make("span", "", entity.name), closer(data, send));
  const pairs = [["graph", data.words.to_graph]];
  if (entity.kind === "Department") pairs.push(["board", data.words.to_board]);
  if (entity.page) pairs.push(["entity", data.words.to_entity]);
  element.append(name, make("div", "what", entity.what), buttons(pairs, entity.id, send));
  return element;
}

function closer(data, send) {
  const element = press("icon", "close", () => send({ kind: "pick", id: "" }));
  element.setAttribute("aria-label", data.words.close);
  return element;
}
