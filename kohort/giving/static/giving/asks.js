// Keeps the order in which people are ticked, and says it beside each. Without it they are asked in the order of the list.
for (const form of document.querySelectorAll("[data-in-order]")) {
  const kept = form.elements.order;
  const boxes = () => [...form.querySelectorAll('[name="person"]')];
  let order = kept.value ? kept.value.split(",") : [];

  const show = () => {
    kept.value = order.join(",");
    for (const box of boxes()) {
      const row = box.closest("li");
      const place = order.indexOf(box.value);
      row.classList.toggle("ticked", place >= 0);
      row.querySelector(".turn")?.remove();
      if (place >= 0) {
        const turn = document.createElement("span");
        turn.className = "turn";
        turn.textContent = `${place + 1}.`;
        row.querySelector("label").append(turn);
      }
    }
  };

  form.addEventListener("change", ({ target }) => {
    if (target.name !== "person") return;
    order = order.filter((key) => key !== target.value);
    if (target.checked) order.push(target.value);
    show();
  });
  order = [...order, ...boxes().filter((box) => box.checked).map((box) => box.value)];
  order = [...new Set(order)];
  show();
}
