// What a component tells the server: numbered, in order, and kept until the server says that it has heard it.
//
// A word can be lost on its way: the next request stops the run of the one before, sometimes before that run has heard anything. And a
// request carries the address as the browser shows it, which an answer under way is about to change. So one request is under way at a
// time; what is said meanwhile goes together with the next; what stays unheard is said again, and the server hears each number once.

const PATIENCE = { first: 800, longest: 12800, late: 300, old: 2000 };

class Outbox {
  constructor() {
    this.client = Math.random().toString(36).slice(2) + Date.now().toString(36);
    this.last = 0;
    this.sent = 0;
    this.waiting = [];
    this.post = null;
    this.patience = PATIENCE.first;
  }

  events() { return this.waiting.map(([, event]) => event); }

  add(event) {
    this.waiting.push([++this.last, event]);
    if (this.waiting[0][0] > this.sent) this.go();
  }

  go() {
    if (!this.post || !this.waiting.length) return;
    this.sent = this.last;
    this.post({ client: this.client, events: this.waiting });
    this.again(this.patience);
    this.patience = Math.min(this.patience * 2, PATIENCE.longest);
  }

  // A run that still goes on may have heard it and not yet said so.
  again(after) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { if (running()) this.again(after); else this.go(); }, after);
  }

  // The server has drawn the component anew and says what it has heard last.
  heard([client, number], post) {
    this.post = post;
    if (client === this.client) this.waiting = this.waiting.filter(([n]) => n > number);
    if (!this.waiting.length) { clearTimeout(this.timer); this.patience = PATIENCE.first; }
    else if (this.waiting[0][0] > this.sent) this.go();
    else this.again(PATIENCE.late);
  }

  rest() {
    clearTimeout(this.timer);
    this.post = null;
    this.rested = Date.now();
  }

  // Whoever comes back to the page later does not expect what was left unsaid then.
  old() { return this.post === null && this.rested !== undefined && Date.now() - this.rested > PATIENCE.old; }
}

function running() {
  const app = document.querySelector("[data-testid=stApp]");
  return Boolean(app && app.dataset.testScriptState && app.dataset.testScriptState !== "notRunning");
}
