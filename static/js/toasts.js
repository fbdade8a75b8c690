// Toasts leave after six seconds, and stay while they are pointed at or focused.
const region = document.getElementById('toasts');
const LIFE = 6000;

function mind(toast) {
  let left = 0;
  const start = () => { left = window.setTimeout(() => toast.remove(), Number(toast.dataset.life) || LIFE); };
  const stop = () => window.clearTimeout(left);
  for (const event of ['pointerenter', 'focusin']) toast.addEventListener(event, stop);
  for (const event of ['pointerleave', 'focusout']) {
    toast.addEventListener(event, () => {
      stop();
      if (!toast.matches(':hover, :focus-within')) start();
    });
  }
  start();
}

if (region) {
  region.querySelectorAll('.toast').forEach(mind);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node.matches?.('.toast')) mind(node);
    }
  }).observe(region, { childList: true });

  document.addEventListener('kith:toast', (event) => {
    const toast = document.createElement('div');
    toast.className = 'toast';
    toast.textContent = event.detail;
    region.append(toast);
  });
}

// A line that is only worth a few seconds, such as the grey one a finished row leaves behind.
function fade(root) {
  root.querySelectorAll?.('[data-vanish]').forEach((line) => {
    const wait = Number(line.dataset.vanish);
    line.removeAttribute('data-vanish');
    const leave = () => {
      if (line.matches(':hover, :focus-within')) return window.setTimeout(leave, 1000);
      const list = line.parentElement;
      line.remove();
      // A group whose last row left has nothing more to say.
      if (list && !list.children.length) list.closest('.group')?.remove();
    };
    window.setTimeout(leave, wait);
  });
}
fade(document);
document.addEventListener('htmx:afterSwap', () => fade(document));
