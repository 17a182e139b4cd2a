// The text on the left, the commitments of its section on the right, in step. The page sends one window of the text at a time.

const READERS = new WeakMap();
const SECTION = "graph-builder-section";

class Reader {
  constructor(parent) {
    this.root = make("div", "reader");
    this.text = make("div", "text");
    this.text.tabIndex = 0;
    this.column = make("div", "column");
    this.list = make("div", "list");
    this.send = this.send.bind(this);
    this.outbox = new Outbox();
    this.held = new Held(this.root);
    this.text.append(this.column);
    this.root.append(this.text, this.list);
    parent.append(this.root);
    this.column.onclick = (event) => this.clicked(event);
    let waiting = false;
    this.text.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; this.step(); });
    }, { passive: true });
  }

  send(event) {
    if (event.kind === "pick") this.choose(event.id);
    this.outbox.add(event);
  }

  take(data) {
    this.data = data;
    for (const [name, value] of Object.entries(data.tokens)) this.root.style.setProperty("--" + name, value);
    this.text.setAttribute("aria-label", data.words.title);
    if (this.drawn !== data.stamp) {
      this.drawn = data.stamp;
      this.section = null;
      this.drawText();
    }
    const picked = this.outbox.events().filter((event) => event.kind === "pick").pop(); // an older answer leaves the newer choice alone
    this.choose(picked ? picked.id : data.selected);
    if (this.aim !== data.aim) { this.aim = data.aim; this.go(data.at); }
    this.step();
    this.root.dataset.ready = data.stamp;
  }

  drawText() {
    const { data } = this;
    const parts = data.lines.map((line) => drawLine(line, data));
    if (data.before >= 0) parts.unshift(press("move before", data.words.before, () => this.send({ kind: "go", at: data.before })));
    if (data.after >= 0) parts.push(press("move after", data.words.after, () => this.send({ kind: "go", at: data.after })));
    this.column.replaceChildren(...parts);
  }

  clicked(event) {
    const mark = event.target.closest("[data-e], [data-c]");
    if (!mark) return;
    const { e, c } = mark.dataset;
    // first click: the commitment; on words within the chosen one: what they name
    if (c && c !== this.data.selected) this.send({ kind: "pick", id: c });
    else if (e) this.send({ kind: "pick", id: e });
  }

  choose(id) {
    this.data = { ...this.data, selected: id };
    for (const element of this.column.querySelectorAll(".chosen, .same")) element.classList.remove("chosen", "same");
    if (id) {
      for (const element of this.column.querySelectorAll(`[data-c="${CSS.escape(id)}"]`)) element.classList.add("chosen");
      for (const element of this.column.querySelectorAll(`[data-e="${CSS.escape(id)}"]`)) element.classList.add("same");
    }
    this.drawList();
  }

  go(at) {
    const { selected } = this.data;
    const chosen = selected && this.column.querySelector(`[data-c="${CSS.escape(selected)}"]`);
    const lines = [...this.column.querySelectorAll("p")];
    const line = lines.filter((each) => Number(each.dataset.a) <= at).pop() || lines[0];
    const near = chosen && (!line || line.contains(chosen) || at < 0) ? chosen : line;
    if (!near || at < 0) { this.text.scrollTop = 0; return; }
    const top = near.getBoundingClientRect().top - this.text.getBoundingClientRect().top + this.text.scrollTop;
    this.text.scrollTop = Math.max(top - this.text.clientHeight * (near === chosen ? 0.35 : 0.02), 0);
  }

  // Which section is being read, and which commitment is the first in sight.
  step() {
    const edge = this.text.getBoundingClientRect().top;
    const lines = [...this.column.querySelectorAll("p")];
    const chosen = this.data.selected && this.column.querySelector(".in.chosen");
    const seen = (element) => { const box = element.getBoundingClientRect(); return box.bottom > edge + 30 && box.top < edge + this.text.clientHeight - 20; };
    const line = (chosen && seen(chosen) ? chosen.closest("p") : null) || lines.find((each) => each.getBoundingClientRect().bottom > edge + 30) || lines[lines.length - 1];
    const section = line ? line.dataset.s : "-1";
    if (section !== this.section) {
      this.section = section;
      this.drawList();
      document.dispatchEvent(new CustomEvent(SECTION, { detail: Number(section) }));
    }
    const first = chosen && seen(chosen) ? chosen : [...this.column.querySelectorAll(".nth")].find(seen);
    const card = first && this.cards && this.cards.querySelector(`[data-c="${CSS.escape(first.dataset.c)}"]`);
    if (card && this.near !== first.dataset.c) {
      this.near = first.dataset.c;
      const room = this.cards.getBoundingClientRect();
      const box = card.getBoundingClientRect();
      if (box.top < room.top || box.bottom > room.bottom) this.cards.scrollTop += box.top - room.top - 8;
    }
  }

  drawList() {
    const { data } = this;
    const before = this.cards ? this.cards.scrollTop : 0;
    const shown = data.cards.filter((card) => String(card.section) === this.section);
    const top = make("div", "top", data.words.section);
    top.append(make("span", "", data.words.count.replace("{n}", shown.length.toLocaleString("en-US"))));
    const parts = [top];
    const entity = data.entities[data.selected];
    if (entity) parts.push(drawEntity(entity, data, this.send));
    this.cards = make("div", "cards");
    this.cards.append(...shown.map((card) => drawCard(card, data, card.id === data.selected, this.send)));
    if (!shown.length) this.cards.append(make("div", "nothing", data.words.none_here));
    this.list.replaceChildren(...parts, this.cards);
    this.cards.scrollTop = before;
    this.near = null;
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  let reader = READERS.get(parentElement);
  if (!reader) { reader = new Reader(parentElement); READERS.set(parentElement, reader); }
  reader.outbox.heard(data.heard, (told) => setTriggerValue("event", told));
  reader.held.draw(() => reader.take(data));
  return atTheEnd(parentElement, () => { reader.outbox.rest(); reader.held.end(); READERS.delete(parentElement); reader.root.remove(); });
}
