"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const chips = all(".chip"), pick = document.getElementById("pick"), where = document.getElementById("where");
  const wanted = new Set();
  let panel = document.querySelector(".sides"), current = null;

  const changes = () => all("[data-change]", panel).filter((row) => !row.hidden);
  const tell = () => {
    const rows = changes(), place = rows.indexOf(current);
    where.textContent = place < 0 ? `${rows.length} 处改动` : `${place + 1} / ${rows.length}`;
  };
  const fits = (row) => !wanted.size || wanted.has(row.dataset.kind) || wanted.has(row.dataset.also) || (wanted.has("warned") && row.classList.contains("warned"));

  const filter = () => {
    const kept = wanted.has("kept");
    all(".same", panel).forEach((fold) => { fold.hidden = wanted.size > 0 && !kept; fold.open = kept; });
    let below = 0;  // headings stay where something below them is shown
    all(".row:not(.heads)", panel).reverse().forEach((row) => {
      const level = Number(row.dataset.level);
      if (row.dataset.kind === "heading") {
        row.hidden = wanted.size > 0 && !(level && level < below);
        if (!row.hidden) below = level;
      } else {
        row.hidden = !fits(row);
        if (!row.hidden) below = 99;
      }
    });
    chips.forEach((chip) => {
      const kind = chip.dataset.filter;
      chip.setAttribute("aria-pressed", String(kind ? wanted.has(kind) : !wanted.size));
    });
    if (current && current.hidden) { current.classList.remove("here"); current = null; }
    tell();
  };

  const go = (row) => {
    if (current) current.classList.remove("here");
    current = row;
    row.classList.add("here");
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
    tell();
  };
  const step = (by) => {
    const rows = changes();
    if (!rows.length) return;
    const place = rows.indexOf(current);
    go(rows[place < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(place + by, 0), rows.length - 1)]);
  };

  const show = (id) => {
    all(".sides").forEach((one) => { one.hidden = one.id !== id; });
    panel = document.getElementById(id);
    if (pick) pick.value = id;
    const counts = JSON.parse(panel.dataset.counts);
    chips.forEach((chip) => { if (chip.dataset.filter) chip.querySelector("b").textContent = counts[chip.dataset.filter]; });
    if (current) current.classList.remove("here");
    current = null;
    filter();
  };

  chips.forEach((chip) => chip.addEventListener("click", () => {
    const kind = chip.dataset.filter;
    if (!kind) wanted.clear();
    else if (!wanted.delete(kind)) wanted.add(kind);
    filter();
  }));
  if (pick) pick.addEventListener("change", () => show(pick.value));
  document.getElementById("on").addEventListener("click", () => step(1));
  document.getElementById("back").addEventListener("click", () => step(-1));

  const target = () => {
    const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.classList.contains("row")) return;
    const home = row.closest(".sides");
    if (home !== panel) show(home.id);
    if (row.hidden) { wanted.clear(); filter(); }
    const fold = row.closest("details");
    if (fold) fold.open = true;
    go(row);
  };
  addEventListener("hashchange", target);
  addEventListener("beforeprint", () => all(".alarm > details").forEach((rest) => { rest.open = true; }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, textarea")) return;
    if (event.key === "n" || event.key === "ArrowRight") step(1);
    else if (event.key === "p" || event.key === "ArrowLeft") step(-1);
    else return;
    event.preventDefault();
  });
  target();
})();
