// When a component may change what it shows, and when it is gone.

const RELEASES = ["pointerup", "pointercancel", "contextmenu", "blur"];
const TURNS = new WeakMap();

// While a button is held down what stands there stays: a click counts only where it ends on the element that it began on.
class Held {
  constructor(root) {
    this.down = false;
    this.late = null;
    this.release = () => setTimeout(() => this.let()); // the click comes after it
    root.addEventListener("pointerdown", (event) => { this.down = event.button === 0; }, { capture: true });
    for (const name of RELEASES) window.addEventListener(name, this.release);
  }

  draw(work) {
    this.late = this.down ? work : null;
    if (!this.down) work();
  }

  let() {
    const { late } = this;
    [this.down, this.late] = [false, null];
    if (late) late();
  }

  end() {
    for (const name of RELEASES) window.removeEventListener(name, this.release);
    this.late = null;
  }
}

// What to hand back for the end of a component. Streamlit also calls it when data was soon followed by other data: then nothing has ended.
function atTheEnd(parentElement, clear) {
  const turn = (TURNS.get(parentElement) || 0) + 1;
  TURNS.set(parentElement, turn);
  return () => { if (TURNS.get(parentElement) === turn) clear(); };
}
