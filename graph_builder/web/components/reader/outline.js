// Outline and marks, beside the text; follows what is being read by an event of the reader.

const SIDES = new WeakMap();
const SECTION = "graph-builder-section";

function outlineRow(heading, number, current, send) {
  const row = press(`row${heading.level > 1 ? " below" : ""}${number === current ? " chosen" : ""}`, undefined, () => send({ kind: "go", at: heading.at }));
  row.append(make("span", "t", heading.title), make("span", "n", heading.count.toLocaleString("en-US")));
  row.dataset.s = number;
  row.dataset.name = `section ${number}`;
  row.title = heading.title;
  return row;
}

function kindRow(kind, data, send) {
  const row = press(`row kind${kind.off ? " off" : ""}`, undefined, () => send({ kind: "kind", name: kind.name }));
  row.append(silhouette(kind.name, data), make("span", "", `${data.words[kind.name]} ${kind.count.toLocaleString("en-US")}`));
  row.setAttribute("aria-pressed", String(!kind.off));
  row.dataset.name = kind.name;
  return row;
}

function title(words, remark) {
  const element = make("div", "top", words);
  element.append(make("span", "", remark));
  return element;
}

// Draw it anew; the keyboard's focus stays on the row of the same name.
function draw(state, data) {
  const send = (event) => state.outbox.add(event);
  const side = make("div", "side");
  for (const [name, value] of Object.entries(data.tokens)) side.style.setProperty("--" + name, value);
  const rows = make("div", "rows");
  rows.append(...data.headings.map((heading, number) => outlineRow(heading, number, data.current, send)));
  if (!data.headings.length) rows.append(make("div", "nothing", data.words.no_outline));
  const kinds = make("div", data.marks.some((kind) => data.words[kind.name].length > 6) ? "kinds long" : "kinds");
  kinds.append(...data.marks.map((kind) => kindRow(kind, data, send)));
  const keys = make("div", "keys");
  for (const name of ["stated", "inherited", "note", "confirmed"]) keys.append(make("span", `mark ${name}`, data.words[name]));
  keys.append(make("span", "odd", data.words.odd));
  side.append(title(data.words.outline, data.words.outline_count), rows, title(data.words.marks, data.words.marks_remark), kinds, keys);
  const active = state.place.getRootNode().activeElement;
  const name = active && state.place.contains(active) ? active.dataset.name : undefined;
  state.place.replaceChildren(side);
  const again = name && [...side.querySelectorAll("[data-name]")].find((each) => each.dataset.name === name);
  if (again) again.focus();
  state.rows = rows;
}

function follow(state, section) {
  for (const row of state.rows ? state.rows.querySelectorAll(".row") : []) {
    const now = Number(row.dataset.s) === section;
    row.classList.toggle("chosen", now);
    if (now) row.scrollIntoView({ block: "nearest" });
  }
}

function begin(parentElement) {
  const place = make("div", "place");
  parentElement.append(place);
  const state = { place, held: new Held(place), outbox: new Outbox() };
  state.follow = (event) => follow(state, event.detail);
  document.addEventListener(SECTION, state.follow);
  SIDES.set(parentElement, state);
  return state;
}

function end(parentElement, state) {
  state.outbox.rest();
  state.held.end();
  document.removeEventListener(SECTION, state.follow);
  SIDES.delete(parentElement);
  state.place.remove();
}

export default function ({ parentElement, data, setTriggerValue }) {
  const state = SIDES.get(parentElement) || begin(parentElement);
  state.outbox.heard(data.heard, (told) => setTriggerValue("event", told));
  state.held.draw(() => draw(state, data));
  return atTheEnd(parentElement, () => end(parentElement, state));
}
