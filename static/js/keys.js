// The keyboard. Single letters are off inside fields, and off altogether where the account said so.
const main = document.getElementById('main');
const single = document.body.dataset.keys !== 'off';
const rows = () => [...(main?.querySelectorAll('[data-row]') ?? [])].filter((row) => row.offsetParent !== null);
const current = () => document.activeElement?.closest?.('[data-row]') ?? main?.querySelector('[data-row].at') ?? null;
const inField = (target) => target.matches?.('input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [contenteditable]');

let waiting = 0;

function stand(row) {
  rows().forEach((other) => other.classList.toggle('at', other === row));
  const link = row.querySelector('[data-open]') ?? row.querySelector('a');
  link?.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(current());
  stand(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function press(name) {
  const row = current();
  const what = row?.querySelector(`[data-do="${name}"]`);
  if (!what) return false;
  if (what instanceof HTMLDetailsElement) {
    what.open = true;
    what.querySelector('.menu :is(a, button, input):not([type="hidden"])')?.focus();
  } else what.click();
  return true;
}

function select(range) {
  const row = current();
  const box = row?.querySelector('input[type="checkbox"]');
  if (!box) return;
  box.dispatchEvent(new CustomEvent('kith:select', { bubbles: true, detail: { range } }));
}

function logIt() {
  if (press('log')) return;
  const box = document.querySelector('[data-logbox]');
  if (box) box.focus();
  else document.querySelector('a[data-log]')?.click();
}

function escape() {
  if (inField(document.activeElement)) {
    const field = document.activeElement;
    if (field.matches('[data-filter]') && field.value) {
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else field.blur();
    return;
  }
  if (document.querySelector('[data-select]:checked')) document.dispatchEvent(new CustomEvent('kith:clear'));
  else main?.querySelectorAll('[data-row].at').forEach((row) => row.classList.remove('at'));
}

const letters = {
  j: () => step(1),
  k: () => step(-1),
  x: () => select(false),
  X: () => select(true),
  d: () => press('done'),
  s: () => press('later'),
  w: () => press('write') || document.querySelector('[data-write]')?.click(),
  l: logIt,
  z: () => [...document.querySelectorAll('[data-undo]')].pop()?.click(),
  g: () => { waiting = Date.now(); },
};

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
  const command = event.ctrlKey || event.metaKey;

  if (command && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    document.dispatchEvent(new CustomEvent('kith:palette'));
    return;
  }
  if (command && event.key === 'Enter') {
    document.activeElement?.form?.requestSubmit();
    return;
  }
  if (event.key === 'Escape') return escape();
  if (command || event.altKey || inField(event.target) || !single) return;

  if (waiting && Date.now() - waiting < 1500) {
    waiting = 0;
    const link = document.querySelector(`a[data-go="${CSS.escape(event.key.toLowerCase())}"]`);
    if (link) { event.preventDefault(); link.click(); }
    return;
  }
  if (event.key === '/') {
    const filter = document.querySelector('[data-filter]') ?? document.getElementById('find');
    if (filter) { event.preventDefault(); filter.focus(); }
  } else if (event.key === '?') {
    document.getElementById('keys')?.showModal();
  } else if (/^[0-9]$/.test(event.key)) {
    current()?.querySelector(`[data-press="${event.key}"]`)?.click();
  } else if (Object.hasOwn(letters, event.key)) {
    event.preventDefault();
    letters[event.key]();
  }
});

// A row that left or changed took the focus with it: the next row gets it.
let left = null;
document.addEventListener('htmx:beforeRequest', (event) => {
  const row = event.detail.elt.closest('[data-row]');
  left = row ? { index: rows().indexOf(row), at: row.classList.contains('at'), press: event.detail.elt.querySelector('.press') !== null } : null;
});
document.addEventListener('htmx:afterSettle', () => {
  if (!left || (document.activeElement && document.activeElement !== document.body)) return;
  const all = rows();
  const next = all[Math.min(left.index + (left.press ? 1 : 0), all.length - 1)];
  left = null;
  if (next) stand(next);
});
