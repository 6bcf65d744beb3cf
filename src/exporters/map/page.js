// What the page does beyond showing itself: it follows the lines of a skill, opens one beside the map, looks for some, and
// changes the size of the map. It reads the page, and writes only classes, attributes and copies of what stands there.
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  document.documentElement.classList.add('js');

  const drawing = one('drawing');
  const boxes = new Map(all('a.box', drawing).map((box) => [box.dataset.skill, box]));
  const routes = all('.route', drawing);
  const placeOf = (skill) => one(`s-${skill}`);

  // Following the lines
  const before = linksOf('to', 'from');
  const after = linksOf('from', 'to');
  let chosen;

  function linksOf(key, value) {
    const links = new Map();
    for (const { dataset } of routes)
      links.set(dataset[key], [...(links.get(dataset[key]) ?? []), dataset[value]]);
    return links;
  }

  function reached(links, start) {
    const seen = new Set();
    const open = [start];
    while (open.length > 0) {
      const skill = open.pop();
      if (seen.has(skill)) continue;
      seen.add(skill);
      open.push(...(links.get(skill) ?? []));
    }
    return seen;
  }

  function trace(skill) {
    drawing.classList.toggle('tracing', skill !== undefined);
    const needs = skill === undefined ? new Set() : reached(before, skill);
    const opens = skill === undefined ? new Set() : reached(after, skill);
    for (const [id, box] of boxes) box.classList.toggle('traced', needs.has(id) || opens.has(id));
    for (const route of routes) {
      const { from, to } = route.dataset;
      route.classList.toggle('needs', needs.has(from) && needs.has(to));
      route.classList.toggle('opens', opens.has(from) && opens.has(to));
    }
  }

  for (const [skill, box] of boxes) {
    box.addEventListener('pointerenter', () => trace(skill));
    box.addEventListener('pointerleave', () => trace(chosen));
    box.addEventListener('focus', () => trace(skill));
    box.addEventListener('blur', () => trace(chosen));
    box.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(skill);
    });
  }

  // One skill beside the map
  const panel = one('panel');
  const panelBody = one('panel-body');

  function show(skill) {
    const place = placeOf(skill);
    const details = place.closest('details');
    const title = document.createElement('h2');
    title.textContent = details.querySelector('.name').textContent;
    const stands = document.createElement('p');
    stands.className = 'stands';
    stands.append(details.querySelector('.icon').cloneNode(true), details.querySelector('.word').textContent);
    const copies = [...place.childNodes].map((node) => node.cloneNode(true));
    panelBody.replaceChildren(title, stands, ...copies);
    chosen = skill;
    trace(skill);
    // On the side where it does not cover the skill
    const { left, right } = boxes.get(skill).getBoundingClientRect();
    panel.classList.toggle('left', left + right > innerWidth);
    if (!panel.open) panel.show();
    panel.scrollTop = 0;
    panelBody.focus({ preventScroll: true });
  }

  function hide() {
    if (!panel.open) return;
    panel.close();
    boxes.get(chosen)?.focus({ preventScroll: true });
    chosen = undefined;
  }

  one('panel-close').addEventListener('click', hide);
  panel.addEventListener('click', (event) => {
    const skill = skillOf(event.target.closest('a[href^="#s-"]'));
    if (skill === undefined) return;
    event.preventDefault();
    show(skill);
    boxes.get(skill).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });

  // From a link to the folded skill it leads to
  function skillOf(link) {
    return link?.getAttribute('href').slice('#s-'.length);
  }

  function unfold() {
    const target = location.hash.startsWith('#s-') ? one(location.hash.slice(1)) : undefined;
    const details = target?.closest('details');
    if (!details) return;
    details.hidden = false;
    details.open = true;
    details.scrollIntoView({ block: 'start' });
    details.querySelector('summary').focus({ preventScroll: true });
  }
  addEventListener('hashchange', unfold);
  unfold();

  // Looking for skills
  const filter = one('filter');
  const find = one('find');
  const stage = one('stage');
  const found = one('found');
  const standings = all('input[name=standing]', filter);
  const skills = all('details.skill').map((details) => ({
    details,
    section: details.closest('.stage-section'),
    box: boxes.get(details.querySelector('.body').id.slice('s-'.length)),
    text: details.textContent.toLowerCase(),
    standings: details.dataset.standing.split(' '),
  }));

  function look() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = standings.filter(({ checked }) => checked).map(({ value }) => value);
    let count = 0;
    for (const { details, section, box, text, standings: own } of skills) {
      const fits =
        words.every((word) => text.includes(word)) &&
        (stage.value === '' || section.dataset.stage === stage.value) &&
        (wanted.length === 0 || own.some((standing) => wanted.includes(standing)));
      details.hidden = !fits;
      box.classList.toggle('missed', !fits);
      if (fits) count += 1;
    }
    for (const section of all('.stage-section'))
      section.hidden = !section.querySelector('details:not([hidden])');
    found.textContent = count === skills.length ? `${count} skills` : `${count} of ${skills.length} skills`;
  }

  filter.hidden = false;
  filter.addEventListener('input', look);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    find.focus();
    find.select();
  });

  // The size of the map
  const { width, height } = drawing.viewBox.baseVal;
  one('zoom').hidden = false;
  function resize(scale) {
    drawing.classList.add('sized');
    drawing.setAttribute('width', Math.round(width * scale));
    drawing.setAttribute('height', Math.round(height * scale));
  }
  const scaleNow = () => drawing.getBoundingClientRect().width / width;
  one('zoom-in').addEventListener('click', () => resize(Math.min(3, scaleNow() * 1.25)));
  one('zoom-out').addEventListener('click', () => resize(Math.max(0.2, scaleNow() / 1.25)));
  one('zoom-fit').addEventListener('click', () => resize(one('map').clientWidth / width));

  // Where the map does not fit, it begins at what comes next
  const frame = one('map');
  const next = drawing.querySelector('a.is-next');
  if (next && frame.scrollWidth > frame.clientWidth) {
    const from = frame.getBoundingClientRect();
    const at = next.getBoundingClientRect();
    frame.scrollLeft = at.left - from.left - (from.width - at.width) / 2;
    frame.scrollTop = at.top - from.top - (from.height - at.height) / 2;
  }

  // On paper everything is unfolded
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = skills.map(({ details }) => details).filter((details) => !details.open);
    for (const details of folded) details.open = true;
  });
  addEventListener('afterprint', () => {
    for (const details of folded) details.open = false;
  });
})();
