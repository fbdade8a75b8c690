// Small comforts of forms; each form works without them.

// A refused form: where to begin.
document.querySelector('[aria-invalid="true"]')?.focus();

// data-autosubmit: saved as it is changed.
document.addEventListener('change', (event) => {
  const form = event.target.form;
  if (form?.matches('[data-autosubmit]') && !event.target.matches('[data-manual]')) form.requestSubmit();
});

// data-busy on a button: it keeps its width and says what is going on.
document.addEventListener('submit', (event) => {
  const button = event.submitter ?? event.target.querySelector('[data-busy]');
  if (!button?.dataset.busy || event.defaultPrevented) return;
  button.style.minInlineSize = `${button.offsetWidth}px`;
  button.setAttribute('aria-busy', 'true');
  button.textContent = button.dataset.busy;
});

// data-says: names what says that the form is saved, which is no longer true as soon as one types on.
document.addEventListener('input', (event) => {
  const said = document.getElementById(event.target.form?.dataset.says);
  if (said) said.textContent = '';
});

// data-fresh: empty again for the next one, once what stood in it is kept.
document.addEventListener('htmx:afterRequest', (event) => {
  if (event.detail.successful && event.detail.elt.matches('form[data-fresh]')) event.detail.elt.reset();
});

// data-reveal on a button: shows the password of the field it names.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-reveal]');
  if (!button) return;
  const field = document.getElementById(button.dataset.reveal);
  const hidden = field.type === 'password';
  field.type = hidden ? 'text' : 'password';
  button.setAttribute('aria-pressed', String(hidden));
  field.focus();
});

// data-step on the buttons of a stepper.
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-step]');
  const field = button?.parentElement.querySelector('input');
  if (!field) return;
  const before = field.value;
  if (button.dataset.step === '1') field.stepUp(); else field.stepDown();
  if (field.value !== before) field.dispatchEvent(new Event('change', { bubbles: true }));
});

// data-timezone: a new account's zone is the browser's, which may know it by a name that the list does not have.
document.querySelectorAll('[data-timezone]').forEach((field) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || field.dataset.timezone === 'kept') return;
  if (![...field.options].some((option) => option.value === zone)) field.add(new Option(zone, zone));
  field.value = zone;
});

// data-theme-choice: seen at once, kept by the server.
document.addEventListener('change', (event) => {
  if (!event.target.matches('[data-theme-choice]')) return;
  const theme = event.target.value;
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
});
