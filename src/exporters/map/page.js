// What the page does beyond showing itself: it follows the lines of a skill, opens one beside the map, looks for some, and
// changes the size of the map. It reads the page, and writes only classes, attributes and copies of what stands there.
(() => {
  const one = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  document.documentElement.classList.add('js');

  // An SVG that listens for the focus would be a stop of Tab, so what it lies in does.
  const frame = one('map');
  const drawing = one('drawing');
  const boxes = all('a.box', drawing);
  /** By the id of what the box leads to, which is in the list below. */
  const boxOf = new Map(boxes.map((box) => [placeOf(box), box]));
  const routes = all('path[data-ends]', drawing).map((path) => {
    const [from, to] = path.dataset.ends.split('-').map((place) => boxOf.get(place));
    return { path, from, to };
  });

  function placeOf(link) {
    return link?.getAttribute('href').slice(1);
  }

  // Following the lines
  const before = linksOf('to', 'from');
  const after = linksOf('from', 'to');
  let chosen;
  let traced;

  function linksOf(key, value) {
    const links = new Map(boxes.map((box) => [box, []]));
    for (const route of routes) links.get(route[key]).push(route[value]);
    return links;
  }

  function reached(links, start) {
    const seen = new Set(start ? [start] : []);
    for (const box of seen) for (const other of links.get(box)) seen.add(other);
    return seen;
  }

  function trace(box) {
    if (box === traced) return;
    traced = box;
    drawing.classList.toggle('tracing', box !== undefined);
    const needs = reached(before, box);
    const opens = reached(after, box);
    for (const other of boxes) other.classList.toggle('traced', needs.has(other) || opens.has(other));
    for (const { path, from, to } of routes) {
      path.classList.toggle('needs', needs.has(from) && needs.has(to));
      path.classList.toggle('opens', opens.has(from) && opens.has(to));
    }
  }

  const boxAt = ({ target }) => target?.closest('a.box') ?? undefined;
  for (const name of ['pointerover', 'focusin']) {
    frame.addEventListener(name, (event) => trace(boxAt(event) ?? chosen));
  }
  for (const name of ['pointerleave', 'focusout']) frame.addEventListener(name, () => trace(chosen));
  frame.addEventListener('click', (event) => {
    const box = boxAt(event);
    if (!box || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(box);
  });

  // One skill beside the map
  const panel = one('panel');
  const panelBody = one('panel-body');

  function show(box) {
    const place = one(placeOf(box));
    const fold = place.parentElement;
    const [name, word, size] = fold.firstChild.children;
    const title = document.createElement('h2');
    title.textContent = name.textContent;
    const stands = document.createElement('p');
    stands.className = `stands sign ${fold.className}`;
    stands.textContent = `${word.textContent}, ${size.textContent}`;
    panelBody.replaceChildren(title, stands, ...place.cloneNode(true).childNodes);
    chosen = box;
    trace(box);
    // On the side where it does not cover the skill
    const { left, right } = box.getBoundingClientRect();
    panel.classList.toggle('left', left + right > innerWidth);
    if (!panel.open) panel.show();
    panel.scrollTop = 0;
    panelBody.focus({ preventScroll: true });
  }

  function hide() {
    if (!panel.open) return;
    panel.close();
    chosen?.focus({ preventScroll: true });
    chosen = undefined;
  }

  one('panel-close').addEventListener('click', hide);
  panel.addEventListener('click', (event) => {
    const box = boxOf.get(placeOf(event.target.closest('a')));
    if (!box) return;
    event.preventDefault();
    show(box);
    box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });

  // From a link to the folded skill it leads to
  function unfold() {
    const fold = one(location.hash.slice(1))?.closest('details');
    if (!fold) return;
    fold.hidden = false;
    fold.open = true;
    fold.scrollIntoView({ block: 'start' });
    fold.firstChild.focus({ preventScroll: true });
  }
  addEventListener('hashchange', unfold);
  unfold();

  // Looking for skills
  const filter = one('filter');
  const find = one('find');
  const stage = one('stage');
  const found = one('found');
  const standings = all('input[name=standing]', filter);
  const sections = all('.stage-section');
  const folds = all('details');
  for (const section of sections) stage.append(new Option(section.querySelector('h3').textContent));
  /** In small letters, when somebody looks for the first time. */
  let texts;

  function look() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = standings
      .filter(({ checked }) => checked)
      .map(({ value }) => (value === 'due' ? 'has-due' : `is-${value}`));
    texts ??= folds.map((fold) => fold.textContent.toLowerCase());
    const fits = folds.filter((fold, at) => {
      const isFound =
        words.every((word) => texts[at].includes(word)) &&
        (stage.selectedIndex === 0 || fold.parentElement === sections[stage.selectedIndex - 1]) &&
        (wanted.length === 0 || wanted.some((standing) => fold.classList.contains(standing)));
      fold.hidden = !isFound;
      boxOf.get(fold.lastChild.id).classList.toggle('missed', !isFound);
      return isFound;
    });
    for (const section of sections) section.hidden = !section.querySelector('details:not([hidden])');
    found.textContent = `${fits.length === folds.length ? '' : `${fits.length} of `}${folds.length} skills`;
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
  one('zoom-fit').addEventListener('click', () => resize(frame.clientWidth / width));

  // Where the map does not fit, it begins at what comes next; not before the page is laid out, which would be twice the work
  const next = drawing.querySelector('a.is-next');
  requestAnimationFrame(() => {
    if (!next || frame.scrollWidth <= frame.clientWidth) return;
    const from = frame.getBoundingClientRect();
    const at = next.getBoundingClientRect();
    frame.scrollLeft = at.left - from.left - (from.width - at.width) / 2;
    frame.scrollTop = at.top - from.top - (from.height - at.height) / 2;
  });

  // On paper everything is unfolded
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = folds.filter((fold) => !fold.open);
    for (const fold of folded) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of folded) fold.open = false;
  });
})();
