// What to read of an archive: the bar at the foot says how many kinds are chosen. The page says so without a script, too.

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];
const said = document.querySelector('[data-chosen]');

said?.closest('form').addEventListener('change', (event) => {
  if (event.target.name !== 'include') return;
  const count = event.target.form.querySelectorAll('[name="include"]:checked').length;
  said.textContent = `${NUMBERS[count] ?? count} ${count === 1 ? 'kind' : 'kinds'} chosen.`;
});
