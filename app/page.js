// Runs once for each HTML part of the page; `element`, `trigger` and `watch` come from Gradio.
const side = element.closest('.tk-side') !== null;
const reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
const behavior = reduced ? 'auto' : 'smooth';

// Buttons and links say what they do in data-act; the rest of their data goes along.
element.addEventListener('click', (event) => {
  const button = event.target.closest('[data-act], [data-copy], .tk-back');
  if (!button || !element.contains(button)) return;
  if (button.classList.contains('tk-back')) {
    event.preventDefault();
    (window.tkFrom?.isConnected ? window.tkFrom : document.querySelector('#tk-box textarea')).focus();
    return;
  }
  if (button.dataset.copy !== undefined) return copy(button);
  event.preventDefault();
  const { act, ...data } = button.dataset;
  if (!EVENTS.includes(act)) return;
  if (act === 'cite' || act === 'open' || act === 'figure') {
    window.tkFocus = true;
    if (!side) window.tkFrom = button;
  }
  if (act === 'cite') {
    point(data.turn, data.n);
    // The source stands there already: no need to ask for it again.
    if (isOpen(data)) return reveal(document.querySelector('#tk-side'));
  }
  // What cannot be undone is asked for twice.
  if (data.sure && !button.classList.contains('tk-armed')) {
    button.classList.add('tk-armed');
    button.textContent = data.sure;
    return;
  }
  if (act === 'language') remember(data.to);
  if (act === 'judge') {
    data.note = button.parentElement.querySelector('input').value;
    button.parentElement.querySelectorAll('button, input').forEach((part) => { part.disabled = true; });
    button.textContent = data.kept;
  }
  trigger(act, data);
  if (act === 'edit') document.querySelector('#tk-box textarea').focus();
});

// The number whose source is open is marked wherever it stands.
function point(turn, n) {
  document.querySelectorAll('[data-act=cite]').forEach((other) => {
    const here = other.dataset.turn === turn && other.dataset.n === n;
    if (here) other.setAttribute('aria-current', 'true');
    else other.removeAttribute('aria-current');
  });
}

function remember(lang) {
  const address = new URL(location.href);
  address.searchParams.set('lang', lang);
  history.replaceState(null, '', address);
}

async function copy(button) {
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
  } catch {
    // Clipboards need a secure address; select-and-copy works on any.
    const area = document.createElement('textarea');
    area.value = button.dataset.copy;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  const label = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = label; }, 1600);
}

// Whether the panel shows this source now.
function isOpen({ turn, n }) {
  const panel = document.querySelector('#tk-side .tk-panel');
  return panel?.dataset.turn === turn && panel.dataset.n === n;
}

// A source has been opened: bring the marked passage into view within its document.
function reveal(place) {
  const panel = place.querySelector('.tk-panel');
  const hit = panel?.querySelector('.tk-hit');
  const sheet = panel?.querySelector('.tk-page');
  if (hit && sheet) {
    const top = hit.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
    sheet.scrollTop += top - sheet.clientHeight / 3;
    point(panel.dataset.turn, panel.dataset.n);
  }
  if (window.tkFocus) {
    window.tkFocus = false;
    (hit ?? sheet)?.focus({ preventScroll: true });
    if (matchMedia('(max-width: 900px)').matches) {
      panel?.scrollIntoView({ behavior, block: 'start' });
    }
  }
}

// A turn has been added: show its question at the top.
function follow() {
  const turns = element.querySelectorAll('.tk-turn');
  const last = turns[turns.length - 1];
  if (last && turns.length !== element.tkTurns) last.scrollIntoView({ behavior, block: 'start' });
  element.tkTurns = turns.length;
}

function translate() {
  const lang = element.querySelector('[data-lang]')?.dataset.lang;
  if (lang) document.documentElement.lang = lang;
}

// A file that was asked for has been made.
function save() {
  const made = element.querySelector('a[data-save]');
  if (made && made.href !== element.tkSaved) {
    element.tkSaved = made.href;
    made.click();
  }
}

function settled() {
  save();
  translate();
  if (side) reveal(element);
  else if (element.id === 'tk-scroll' || element.querySelector('.tk-log, .tk-welcome')) follow();
}

watch('value', settled);
settled();
