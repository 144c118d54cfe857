// Small helps on top of pages that work without them: focus, announcements, copying, choosing all.

const status = document.getElementById("status");

function announce(text) {
  if (status) status.textContent = text;
}

// A refused form swapped in by htmx: the reader lands on the summary of what to correct.
document.addEventListener("htmx:after:swap", () => {
  document.querySelector(".errsum")?.focus();
  const said = document.querySelector("[data-announce]");
  if (said) announce(said.dataset.announce);
});

// A dead connection is said aloud, never left as a click without an effect.
document.addEventListener("htmx:error", () => announce("Chưa gửi được: kiểm tra kết nối rồi thử lại."));

// <button data-copy="#id">: copy the text of a box. Hidden in the page until a script can do it.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    announce("Đã chép.");
    button.lastChild.textContent = "Đã chép";
  });
}

// <input type="checkbox" data-all="name">: tick every box of that name in the same form.
document.addEventListener("change", (event) => {
  const name = event.target.dataset?.all;
  if (!name) return;
  for (const box of event.target.form.querySelectorAll(`input[type="checkbox"][name="${name}"]`)) {
    box.checked = event.target.checked;
  }
});

// <button data-print>: opens the print dialogue; the browser's own menu does the same without a script.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// <div data-select="#id">: words selected in the text are put into the box, without the numbers of the marks.
for (const text of document.querySelectorAll("[data-select]")) {
  const box = document.querySelector(text.dataset.select);
  text.addEventListener("mouseup", () => {
    const selection = document.getSelection();
    if (!box || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
    const words = selection.getRangeAt(0).cloneContents();
    for (const number of words.querySelectorAll("a")) number.remove();
    box.value = words.textContent.trim().replace(/\s+/g, " ");
  });
}

// A block copied from a sheet and pasted into one box of a grid fills the boxes to the right and below.
document.addEventListener("paste", (event) => {
  const first = event.target.closest?.(".grid-in input");
  const block = event.clipboardData?.getData("text") ?? "";
  if (!first || !/[\t\n]/.test(block.trim())) return;
  event.preventDefault();
  const rows = [...first.closest("tbody").rows].map((row) => [...row.querySelectorAll("input[type=text]")]);
  const top = rows.findIndex((row) => row.includes(first));
  const left = rows[top].indexOf(first);
  block.trimEnd().split(/\r?\n/).forEach((line, down) => {
    line.split("\t").forEach((figure, right) => {
      const box = rows[top + down]?.[left + right];
      if (box) box.value = figure.trim();
    });
  });
  first.dispatchEvent(new Event("change", { bubbles: true }));
});

// One open menu at a time: a click elsewhere or Escape closes the assignment menu.
const who = document.querySelector("details.who");
if (who) {
  document.addEventListener("click", (event) => {
    if (!who.contains(event.target)) who.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !who.open) return;
    who.open = false;
    who.querySelector("summary").focus();
  });
}
