// data-copy: puts its text on the clipboard and says so; data-copy-from: what stands in the field of that id.
const live = document.getElementById('live');

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy], [data-copy-from]');
  if (!button) return;
  event.preventDefault();
  const use = button.querySelector('use');
  const words = button.querySelector('[data-copied]');
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? document.getElementById(button.dataset.copyFrom).value);
  } catch {
    document.dispatchEvent(new CustomEvent('kith:toast', { detail: 'The browser did not allow copying. Select the text and copy it by hand.' }));
    return;
  }
  if (live) live.textContent = 'Copied.';
  if (button.dataset.busyCopy) return;
  button.dataset.busyCopy = '1';
  const drawing = use?.getAttribute('href');
  const before = words?.textContent;
  use?.setAttribute('href', drawing.replace(/#.*/, '#i-check'));
  if (words) words.textContent = words.dataset.copied;
  window.setTimeout(() => {
    if (drawing) use.setAttribute('href', drawing);
    if (words) words.textContent = before;
    delete button.dataset.busyCopy;
  }, 1600);
});
