// data-drop: a form that takes a file by dropping it anywhere on it; choosing one sends it at once.
document.querySelectorAll('form[data-drop]').forEach((form) => {
  const field = form.querySelector('input[type="file"]');
  const title = form.querySelector('[data-drop-title]');
  const button = form.querySelector('[data-drop-button]');
  let depth = 0;

  const over = (yes) => form.classList.toggle('over', yes);
  const send = () => {
    const file = field.files[0];
    if (!file) return;
    if (title) title.textContent = file.name;
    if (button) { button.setAttribute('aria-busy', 'true'); button.querySelector('span').textContent = 'Reading…'; }
    form.requestSubmit();
  };

  field.addEventListener('change', send);
  form.addEventListener('dragenter', (event) => { event.preventDefault(); depth += 1; over(true); });
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('dragleave', () => { depth -= 1; if (depth <= 0) { depth = 0; over(false); } });
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    depth = 0;
    over(false);
    if (!event.dataTransfer.files.length) return;
    field.files = event.dataTransfer.files;
    send();
  });
});

// A file dropped beside the form must not replace the page.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (event) => { if (document.querySelector('form[data-drop]')) event.preventDefault(); });
