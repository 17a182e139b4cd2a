// The copy button. The clipboard interface exists only on https and localhost; elsewhere a hidden field is copied.
function copied(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text).then(() => true, () => byField(text));
  return Promise.resolve(byField(text));
}

function byField(text) {
  const field = document.createElement("textarea");
  field.value = text; field.style.position = "fixed"; field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

// Tells the server whether the window is narrow: it alone chooses columns, and cannot see the window.
function tellWidth(parentElement, setStateValue) {
  const query = window.matchMedia("(max-width: 1180px)");
  const tell = () => { if (query.matches !== parentElement.narrow) { parentElement.narrow = query.matches; setStateValue("narrow", query.matches); } };
  query.onchange = tell;
  parentElement.width = query; // keeps the listener alive
  if (query.matches || parentElement.narrow !== undefined) tell();
}

// A link that programs would cut is not handed out: what to do is said instead. The canvas listens for the event.
function tooLong(parentElement, data) {
  const old = parentElement.querySelector(".long");
  if (old) return old.remove();
  const box = document.createElement("div");
  box.className = "long"; box.setAttribute("role", "alert");
  const words = document.createElement("div");
  words.textContent = data.long;
  box.append(words);
  const add = (label, act) => {
    const each = document.createElement("button");
    each.type = "button"; each.textContent = label;
    each.onclick = () => { box.remove(); act(); };
    box.append(each);
  };
  if (data.snapshot) add(data.snapshot, () => window.dispatchEvent(new CustomEvent("graph-snapshot")));
  add(data.close, () => {});
  return parentElement.append(box);
}

export default function ({ parentElement, data, setStateValue }) {
  document.documentElement.lang = data.language;
  if (!parentElement.width) tellWidth(parentElement, setStateValue);
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    const icon = document.createElement("span");
    icon.className = "icon"; icon.textContent = "link"; icon.setAttribute("aria-hidden", "true");
    const word = document.createElement("span");
    word.className = "word";
    button.append(icon, word);
    parentElement.append(button);
  }
  const word = button.querySelector(".word");
  word.textContent = data.label;
  button.onclick = () => window.location.href.length > data.most ? tooLong(parentElement, data) : copied(window.location.href).then((done) => {
    if (!done) return window.prompt(data.label, window.location.href);
    word.textContent = data.done;
    return setTimeout(() => { word.textContent = data.label; }, 1500);
  });
}
