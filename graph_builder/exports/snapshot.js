// The panel of the snapshot: what a click on a node or an edge shows. Whatever comes from a text is set as text, never as markup.
(function () {
  const said = JSON.parse(document.getElementById("said").textContent);
  const panel = document.getElementById("panel");
  const names = new Map(nodes.get().map((node) => [node.id, node]));

  function add(parent, tag, words, className) {
    const made = document.createElement(tag);
    if (words !== undefined) made.textContent = words;
    if (className) made.className = className;
    parent.appendChild(made);
    return made;
  }

  function sentence(id, words) {
    const found = said.sentences[id];
    if (!found) return;
    const box = add(panel, "div", undefined, "sentence");
    const quote = add(box, "blockquote");
    const at = words ? found[0].indexOf(words) : -1;
    if (at < 0) {
      quote.textContent = found[0];
    } else {
      quote.append(found[0].slice(0, at));
      add(quote, "mark", words);
      quote.append(found[0].slice(at + words.length));
    }
    add(box, "p", found[1], "origin");
  }

  function head(kind, name) {
    panel.textContent = "";
    add(panel, "p", kind, "kind");
    add(panel, "h2", name);
  }

  function showNode(id) {
    const found = said.nodes[id];
    if (!found) return;
    head(found.kind, found.name);
    const list = add(panel, "dl");
    for (const [label, value] of found.rows) {
      add(list, "dt", label);
      add(list, "dd", value);
    }
    if (found.near.length) add(panel, "h3", "原文 " + found.near.length);
    for (const [commitment, words] of found.near) sentence(commitment, words);
    panel.scrollTop = 0;
  }

  function showEdge(id) {
    const found = said.edges[id];
    if (!found) return;
    head(found.kind, found.name);
    for (const [commitment, words] of found.near) sentence(commitment, words);
    panel.scrollTop = 0;
  }

  function start() {
    panel.textContent = "";
    add(panel, "p", names.size ? "点击节点或连线，看原文。" : "图谱是空的。", "hint");
  }

  network.on("click", function (event) {
    if (event.nodes.length) showNode(event.nodes[0]);
    else if (event.edges.length) showEdge(event.edges[0]);
    else start();
  });
  start();
  // Once the page has its size and the first drawing is done; the mark tells that nodes now stand where they stay.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    network.fit({ animation: false, maxZoomLevel: 1.2 });
    document.body.dataset.drawn = "yes";
  }));
})();
