// A row that comes anew keeps the height it had, so that the buttons below stay where the finger is going.
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets.push(sheet);

document.addEventListener('htmx:beforeSwap', ({ detail: { target } }) => {
  if (target.matches('[data-row][id]')) sheet.insertRule(`#${target.id} { min-block-size: ${target.offsetHeight}px }`);
});
