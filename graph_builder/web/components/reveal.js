// Bring the chosen row of a grid into sight: a link may choose one far below, and the grid itself starts at its top.
const SHOWN = new WeakMap();

export default function ({ parentElement, data }) {
  const wanted = `${data.grid} ${data.row}`;
  if (SHOWN.get(parentElement) === wanted) return;
  SHOWN.set(parentElement, wanted);
  let tries = 0;
  const look = () => {
    const box = document.querySelector(`.st-key-${data.grid} .dvn-scroller`);
    if (box && box.scrollHeight > box.clientHeight) {
      const top = data.row * data.height;
      if (top < box.scrollTop || top + 2 * data.height > box.scrollTop + box.clientHeight) box.scrollTop = Math.max(top - 2 * data.height, 0);
    } else if (tries++ < 40) setTimeout(look, 100);
  };
  look();
}
