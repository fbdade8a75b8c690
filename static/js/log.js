// What was understood of the words is also marked among the choices, as long as nobody chose there.
const form = document.getElementById('log');
const written = form?.querySelector('.when input[value=""] + span');
const asWritten = written?.textContent;

function mark() {
  const read = form.querySelector('#reading [data-kind]');
  for (const name of ['kind', 'direction']) {
    const chosen = form.querySelector(`[name="${name}"]:checked`);
    form.querySelectorAll(`[name="${name}"]`).forEach((choice) => {
      choice.closest('label').classList.toggle('read', !chosen && choice.value === read?.dataset[name]);
    });
  }
  if (written) written.textContent = read?.dataset.day || asWritten;
}

// The marks behind the words stay true while one types on after them.
function rest() {
  const under = document.getElementById('under');
  under.classList.toggle('stale', !form.elements.text.value.startsWith(under.textContent));
}

if (form) {
  form.elements.text.addEventListener('input', rest);
  document.addEventListener('htmx:afterSettle', rest);
  document.addEventListener('htmx:afterSwap', mark);
  mark();
}
