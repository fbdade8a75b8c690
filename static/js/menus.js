// Menus are <details>. This closes them from outside, and adds arrows, Home, End, typing ahead and Esc.
const MENUS = 'details:has(> .menu)';
const open = () => document.querySelectorAll(`${MENUS}[open]`);
const items = (menu) => [...menu.querySelectorAll('.menu :is(a, button, input):not([type="hidden"], [disabled])')]
  .filter((item) => item.offsetParent !== null);

document.addEventListener('toggle', (event) => {
  const menu = event.target;
  if (!menu.matches?.(MENUS)) return;
  if (!menu.open) return menu.classList.remove('flip', 'start-on');
  open().forEach((other) => { if (other !== menu && !other.contains(menu)) other.open = false; });
  const box = menu.querySelector('.menu').getBoundingClientRect();
  if (menu.matches('.drop-menu') && box.left < 4) menu.classList.add('start-on');
  const foot = document.querySelector('.tabbar')?.offsetHeight ?? 0;
  if (menu.matches('.drop-menu') && box.bottom > window.innerHeight - foot && box.height < box.top) menu.classList.add('flip');
  const panel = menu.querySelector('.menu');
  if (menu.matches('.drop-menu') && panel.getBoundingClientRect().bottom > window.innerHeight - foot) panel.scrollIntoView({ block: 'nearest' });
}, true);

document.addEventListener('click', (event) => {
  open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});

document.addEventListener('focusin', (event) => {
  open().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
});

let typed = '';
let forget = 0;

document.addEventListener('keydown', (event) => {
  const menu = event.target.closest?.(MENUS);
  if (!menu?.open) return;
  const all = items(menu);
  const at = all.indexOf(document.activeElement);
  const inText = event.target.matches('input:not([type="checkbox"], [type="radio"]), textarea');
  const go = (to) => { event.preventDefault(); event.stopImmediatePropagation(); all[(to + all.length) % all.length]?.focus(); };

  if (event.key === 'Escape') {
    event.preventDefault();
    event.stopImmediatePropagation();
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (event.key === 'ArrowDown') go(at + 1);
  else if (event.key === 'ArrowUp') go(at < 0 ? -1 : at - 1);
  else if (inText) return;
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(-1);
  else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.stopImmediatePropagation();
    window.clearTimeout(forget);
    forget = window.setTimeout(() => { typed = ''; }, 600);
    typed += event.key.toLowerCase();
    const words = (item) => (item.closest('label') ?? item).textContent.trim().toLowerCase();
    const from = typed.length === 1 ? at + 1 : Math.max(at, 0);
    const order = [...all.slice(from), ...all.slice(0, from)];
    order.find((item) => words(item).startsWith(typed))?.focus();
  }
}, true);
