// The form after an interview: a date that is typed and a chip that is pressed answer the same question, so one clears the other.
const form = document.getElementById('interview');

form?.addEventListener('input', (event) => {
  if (event.target.name === 'promised' && event.target.value) {
    form.querySelectorAll('[name="hear"]').forEach((chip) => { chip.checked = false; });
  }
});
form?.addEventListener('change', (event) => {
  if (event.target.name === 'hear') form.elements.promised.value = '';
});

// Enter in the field for one more name adds it; Ctrl and Enter saves from anywhere.
form?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit(document.querySelector('[form="interview"][value="save"]'));
  } else if (event.target.name === 'add') {
    event.preventDefault();
    if (event.target.value.trim()) form.querySelector('[value="add"]').click();
  }
});
document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target?.id === 'who') document.getElementById('add')?.focus();
});

// The plan beside the form underlines what the last keystroke moved. While Save is held down the plan stays as it is, so
// that the button does not leave from under the pointer.
const steps = () => [...document.querySelectorAll('#plan .tl-i')].map((step) => [step.querySelector('b'), step.querySelector('time').dateTime]);
let before = new Map();
let held = false;

document.addEventListener('pointerdown', (event) => { held = Boolean(event.target.closest('.yield .foot')); });
document.addEventListener('pointerup', () => { setTimeout(() => { held = false; }); });
document.addEventListener('pointercancel', () => { held = false; });
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.target?.id !== 'plan') return;
  if (held) event.detail.shouldSwap = false;
  before = new Map(steps().map(([title, day]) => [title.textContent, day]));
});
document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target?.id !== 'plan' || !before.size) return;
  steps().forEach(([title, day]) => title.classList.toggle('moved', before.get(title.textContent) !== day));
});
