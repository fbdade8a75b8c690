// Writing: what lies behind the letter, and what leads out of it, belongs to the text as it was last checked.
const form = document.getElementById('compose');
const letter = document.getElementById('letter');
const words = () => JSON.stringify([form.elements.subject.value, letter.value, form.elements.to?.value]);
let asked = form && words();
let checked = asked;
let goOn = false;
let leaving = false;

if (form) {
  form.addEventListener('input', () => {
    document.getElementById('under').classList.toggle('stale', words() !== checked);
    const kept = document.getElementById('kept');
    if (kept) kept.textContent = '';
  });
  // What is sent with a button is kept by it: a check that came after would bring a note back that is gone.
  form.addEventListener('submit', () => { leaving = true; });
  window.addEventListener('pageshow', () => { leaving = false; });
  form.addEventListener('htmx:beforeRequest', (event) => { if (leaving) event.preventDefault(); });
  form.addEventListener('htmx:configRequest', () => { asked = words(); });
  document.addEventListener('htmx:afterSettle', () => {
    checked = asked;
    document.getElementById('under').classList.toggle('stale', words() !== checked);
    if (goOn && words() === checked) {
      goOn = false;
      document.querySelector('[data-mail]')?.click();
    }
  });
  // The link must hold what was typed last: it waits for the check that is due.
  document.addEventListener('click', (event) => {
    if (!event.target.closest('[data-mail]') || words() === checked) return;
    event.preventDefault();
    goOn = true;
    letter.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
