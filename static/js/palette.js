// The command palette: a combobox in a dialog. The focus stays in the field; arrows move what Enter opens.
const palette = document.getElementById('palette');
const field = document.getElementById('palette-q');
const found = document.getElementById('found');
const options = () => [...found.querySelectorAll('[role="option"]')];
const chosen = () => found.querySelector('[aria-selected="true"]');

// What Enter opens waits for the answer to what stands in the field: an answer to fewer letters may come in between.
let waiting = false;
let behind = false;

function choose(option, keep) {
  options().forEach((other) => other.setAttribute('aria-selected', String(other === option)));
  if (option) field.setAttribute('aria-activedescendant', option.id);
  else field.removeAttribute('aria-activedescendant');
  if (option && !keep) option.scrollIntoView({ block: 'nearest' });
}

function open(text) {
  if (palette.open) return;
  palette.showModal();
  if (text !== undefined) field.value = text;
  field.focus();
  field.select();
  behind = true;
  field.dispatchEvent(new Event('kith:find'));
}

const moves = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at <= 0 ? count : at) - 1,
  Home: () => 0,
  End: (at, count) => count - 1,
};

if (palette) {
  document.addEventListener('kith:palette', () => open());
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-palette]')) { event.preventDefault(); open(''); }
  });

  // The field of the sidebar opens the palette, with what was typed into it.
  const find = document.getElementById('find');
  find?.addEventListener('click', () => open(''));
  find?.addEventListener('input', (event) => {
    if (event.isComposing) return;
    const text = find.value;
    find.value = '';
    if (text) { open(text); field.setSelectionRange(text.length, text.length); }
  });

  field.addEventListener('input', () => { behind = true; });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const all = options();
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (plain && Object.hasOwn(moves, event.key) && all.length) {
      event.preventDefault();
      choose(all[moves[event.key](all.indexOf(chosen()), all.length)]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (behind) waiting = true;
      else if (event.ctrlKey || event.metaKey) window.open(chosen()?.href, '_blank', 'noopener');
      else chosen()?.click();
    }
  });

  found.addEventListener('pointermove', (event) => {
    const option = event.target.closest('[role="option"]');
    if (option && option !== chosen()) choose(option, true);
  });

  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target !== found) return;
    behind = (event.detail.requestConfig.parameters.q ?? '') !== field.value;
    found.scrollTop = 0;
    choose(options()[0]);
    const live = document.getElementById('live');
    const count = options().length;
    if (live && field.value) live.textContent = count === 1 ? '1 found' : `${count} found`;
    if (waiting && !behind) { waiting = false; chosen()?.click(); }
  });
  palette.addEventListener('close', () => { waiting = false; });
}
