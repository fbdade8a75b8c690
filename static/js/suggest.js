// A field that proposes people: arrows choose among them, Enter takes one, Escape closes. Without a choice the field is a
// field like any other.
const field = () => document.querySelector('[role="combobox"][aria-controls="names"]');
const list = () => document.getElementById('names');
const options = () => [...list().children];
const chosen = () => list().querySelector('[aria-selected="true"]');

function choose(option) {
  options().forEach((other) => other.setAttribute('aria-selected', String(other === option)));
  if (option) field().setAttribute('aria-activedescendant', option.id);
  else field().removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

function show(open) {
  list().hidden = !open;
  field().setAttribute('aria-expanded', String(open));
  choose(null);
}

function take(option) {
  field().value = option.dataset.name;
  document.getElementById('add-person').value = option.dataset.person;
  show(false);
  field().closest('.addname').querySelector('[value="add"]').click();
}

document.addEventListener('htmx:afterSwap', (event) => {
  if (!list() || event.detail.target !== list()) return;
  const typed = field().value.trim();
  const asked = event.detail.requestConfig.parameters.add ?? '';
  show(document.activeElement === field() && typed !== '' && asked.trim() === typed && list().children.length > 0);
});

// Before what else listens to these keys: Enter would add what was typed.
document.addEventListener('keydown', (event) => {
  if (!list() || event.target !== field() || list().hidden || event.isComposing) return;
  const all = options();
  const at = all.indexOf(chosen());
  if (event.key === 'ArrowDown') choose(all[(at + 1) % all.length]);
  else if (event.key === 'ArrowUp') choose(all[(at <= 0 ? all.length : at) - 1]);
  else if (event.key === 'Escape') show(false);
  else if (event.key === 'Enter' && chosen() && !event.ctrlKey && !event.metaKey) take(chosen());
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

document.addEventListener('input', (event) => {
  if (!list() || event.target !== field()) return;
  document.getElementById('add-person').value = '';
  if (!field().value.trim()) show(false);
});

// The field keeps the focus while an option is pressed, and closes when it loses it.
document.addEventListener('pointerdown', (event) => {
  if (event.target.closest('#names')) event.preventDefault();
});
document.addEventListener('mousedown', (event) => {
  if (event.target.closest('#names')) event.preventDefault();
});
document.addEventListener('click', (event) => {
  const option = event.target.closest('#names > [role="option"]');
  if (option) take(option);
});
document.addEventListener('focusout', (event) => {
  if (list() && event.target === field()) show(false);
});
