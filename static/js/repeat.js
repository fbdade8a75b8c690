// data-add: one more line of a list of fields, from the <template> beside it. data-remove takes one away. data-token adds a chip.
document.addEventListener('click', (event) => {
  const add = event.target.closest('[data-add]');
  if (add) {
    event.preventDefault();
    const pattern = document.getElementById(add.dataset.add);
    const line = pattern.content.firstElementChild.cloneNode(true);
    pattern.before(line);
    line.querySelector('input:not([type="hidden"])')?.focus();
    changed();
    return;
  }
  const remove = event.target.closest('[data-remove]');
  if (remove) {
    event.preventDefault();
    const line = remove.closest('[data-line]');
    const next = line.nextElementSibling?.querySelector?.('input, button') ?? line.previousElementSibling?.querySelector?.('input, button');
    line.remove();
    next?.focus();
    changed();
  }
});

// Enter or a comma turns what was typed into a chip; Backspace in an empty field takes the last one.
document.addEventListener('keydown', (event) => {
  const field = event.target;
  if (!field.matches?.('[data-token]')) return;
  const word = field.value.trim().replace(/,$/, '');
  if ((event.key === 'Enter' || event.key === ',') && word) {
    event.preventDefault();
    const chip = document.getElementById(field.dataset.token).content.firstElementChild.cloneNode(true);
    chip.querySelector('input').value = word;
    chip.querySelector('[data-text]').textContent = word;
    field.before(chip);
    field.value = '';
    changed();
  } else if (event.key === 'Backspace' && !field.value) {
    const chip = field.previousElementSibling;
    if (chip?.matches('[data-line]')) { chip.remove(); changed(); }
  }
});

function changed() {
  document.querySelectorAll('[data-unsaved]').forEach((place) => { place.textContent = place.dataset.unsaved; });
}
document.addEventListener('input', (event) => { if (event.target.form?.querySelector('[data-unsaved]')) changed(); });
