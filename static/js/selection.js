// Ticking several rows: the box of the header, ranges with Shift, and how many it is.
const boxes = () => [...document.querySelectorAll('[data-select]')];
let last = null;

function tally() {
  const all = boxes();
  const chosen = all.filter((box) => box.checked);
  document.querySelectorAll('[data-select-all]').forEach((head) => {
    head.checked = all.length > 0 && chosen.length === all.length;
    head.indeterminate = chosen.length > 0 && chosen.length < all.length;
  });
  document.querySelectorAll('[data-when-two]').forEach((button) => { button.hidden = chosen.length !== 2; });
  document.querySelectorAll('[data-selected]').forEach((place) => { place.textContent = String(chosen.length); });
}

function range(to, value) {
  const all = boxes();
  const [a, b] = [all.indexOf(last), all.indexOf(to)].sort((x, y) => x - y);
  if (a < 0) return;
  all.slice(a, b + 1).forEach((box) => { box.checked = value; });
}

document.addEventListener('click', (event) => {
  const box = event.target;
  if (!box.matches?.('[data-select]')) return;
  if (event.shiftKey && last) range(box, box.checked);
  last = box;
  tally();
});

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-select-all]')) {
    boxes().forEach((box) => { box.checked = event.target.checked; });
    tally();
  } else if (event.target.matches('[data-select]')) tally();
});

document.addEventListener('kith:select', (event) => {
  const box = event.target;
  box.checked = !box.checked;
  if (event.detail.range && last) range(box, box.checked);
  last = box;
  tally();
});

document.addEventListener('kith:clear', () => {
  boxes().forEach((box) => { box.checked = false; });
  tally();
});
document.addEventListener('click', (event) => {
  if (event.target.closest('[data-clear]')) document.dispatchEvent(new CustomEvent('kith:clear'));
});
document.addEventListener('htmx:afterSwap', tally);
window.addEventListener('pageshow', tally);
tally();
