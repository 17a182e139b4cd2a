// Outline and marks, beside the text; follows what is being read by an event of the reader.

const SIDES = new WeakMap();
const SECTION = "graph-builder-section";

function outlineRow(heading, number, current, send) {
  const row = press(`row${heading.level > 1 ? " below" : ""}${number === current ? " chosen" : ""}`, undefined, () => send({ kind: "go", at: heading.at }));
  row.append(make("span", "t", heading.title), make("span", "n", heading.count.toLocaleString("en-US")));
  row.dataset.s = number;
  row.title = heading.title;
  return row;
}

function kindRow(kind, data, send) {
  const row = press(`row kind${kind.off ? " off" : ""}`, undefined, () => send({ kind: "kind", name: kind.name }));
  row.append(silhouette(kind.name, data), make("span", "", `${data.words[kind.name]} ${kind.count.toLocaleString("en-US")}`));
  row.setAttribute("aria-pressed", String(!kind.off));
  return row;
}

function title(words, remark) {
  const element = make("div", "top", words);
  element.append(make("span", "", remark));
  return element;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const send = (event) => setTriggerValue("event", { ...event, stamp: Date.now() });
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
  const old = SIDES.get(parentElement);
  if (old) { document.removeEventListener(SECTION, old.follow); rows.scrollTop = 0; old.side.replaceWith(side); } else parentElement.append(side);
  const follow = (event) => {
    for (const row of rows.querySelectorAll(".row")) {
      const now = Number(row.dataset.s) === event.detail;
      row.classList.toggle("chosen", now);
      if (now) row.scrollIntoView({ block: "nearest" });
    }
  };
  document.addEventListener(SECTION, follow);
  SIDES.set(parentElement, { side, follow });
  return () => { document.removeEventListener(SECTION, follow); SIDES.delete(parentElement); side.remove(); };
}
