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
