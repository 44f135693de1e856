"use strict";
(() => {
  const clauses = [...document.querySelectorAll(".clause")];
  const card = document.getElementById("card");
  let current = -1;
  let pinned = null;

  const rowOf = (fact) => {
    const clause = fact.closest(".clause");
    return clause && [...clause.querySelectorAll("[data-fact]")].find((row) => row.dataset.fact === fact.dataset.ref);
  };

  const hide = () => {
    card.hidden = true;
    document.querySelectorAll(".lit").forEach((row) => row.classList.remove("lit"));
  };

  const show = (fact) => {
    const row = rowOf(fact);
    hide();
    if (!row) return;
    row.classList.add("lit");
    card.replaceChildren(...[...row.children].map((cell) => cell.cloneNode(true)));
    card.hidden = false;
    const box = fact.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    card.style.left = `${Math.max(8, left) + scrollX}px`;
    card.style.top = `${box.bottom + scrollY + 8}px`;
  };

  const factAt = (event) => event.target.closest && event.target.closest(".clause .fill");

  document.addEventListener("mouseover", (event) => {
    const fact = factAt(event);
    if (fact && !pinned) show(fact);
  });
  document.addEventListener("mouseout", (event) => {
    if (factAt(event) && !pinned) hide();
  });
  document.addEventListener("focusin", (event) => {
    const fact = factAt(event);
    if (fact) show(fact);
  });
  document.addEventListener("click", (event) => {
    const fact = factAt(event);
    pinned = fact && fact !== pinned ? fact : null;
    if (pinned) show(pinned);
    else if (!event.target.closest("#card")) hide();
  });

  const step = (by) => {
    current = Math.min(Math.max(current + by, 0), clauses.length - 1);
    clauses.forEach((clause, i) => clause.classList.toggle("here", i === current));
    const clause = clauses[current];
    if (!clause) return;
    clause.focus({ preventScroll: true });
    clause.scrollIntoView({ block: "start" });
    const entry = clause.closest(".entry");
    document.querySelectorAll(".side a").forEach((link) => {
      link.classList.toggle("here", Boolean(entry) && link.getAttribute("href") === `#${entry.id}`);
    });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") { pinned = null; hide(); }
  });
})();
