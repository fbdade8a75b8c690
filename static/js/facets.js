// The chip of a facet names what is ticked inside it.
function name(facet) {
  const label = facet.querySelector('[data-facet-label]');
  if (!label) return;
  const chosen = [...facet.querySelectorAll('.menu :checked')].map((box) => box.dataset.label).filter(Boolean);
  label.textContent = chosen.length ? `${label.dataset.facetLabel}: ${chosen.join(', ')}` : label.dataset.facetLabel;
}
document.addEventListener('change', (event) => {
  const facet = event.target.closest('[data-facet]');
  if (facet) name(facet);
});
window.addEventListener('pageshow', () => document.querySelectorAll('[data-facet]').forEach(name));
