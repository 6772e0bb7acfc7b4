const box = document.querySelector('.find input');
const count = document.querySelector('.find output');
const rows = [...document.querySelectorAll('tr[data-find]')];
const groups = [...document.querySelectorAll('details.group')];
const opened = groups.map(group => group.open);
box.addEventListener('input', () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(word => word);
  let shown = 0;
  for (const row of rows) {
    const fits = words.every(word => row.dataset.find.includes(word));
    row.classList.toggle('hidden', !fits);
    shown += fits ? 1 : 0;
  }
  groups.forEach((group, i) => {
    const some = group.querySelector('tr[data-find]:not(.hidden)') !== null;
    group.classList.toggle('hidden', !some);
    group.open = words.length > 0 ? some : opened[i];
  });
  count.textContent = words.length > 0 ? shown + ' of ' + rows.length : '';
});
addEventListener('beforeprint', () => groups.forEach(group => { group.open = true; }));
