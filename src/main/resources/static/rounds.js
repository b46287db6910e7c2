// What pages do beyond htmx. Everything here is an extra: reading and writing work without it.

document.documentElement.classList.add('has-script');

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// ---------- Composer ----------

/** The guard's findings in the text, drawn behind the textarea where the words stand. */
class Backdrop {
  constructor(textarea, element) {
    this.textarea = textarea;
    this.element = element;
    this.text = textarea.value;
    this.marks = [];
  }

  /** Findings for this very text; for any other text they come too late and the next ones are on their way. */
  show(marks, text) {
    if (text === this.textarea.value) {
      this.text = text;
      this.marks = marks;
    }
    this.draw();
  }

  /** After typing: what stands before the change stays, what stands behind it moves, what was touched goes. */
  follow() {
    const now = this.textarea.value;
    const before = this.text;
    const most = Math.min(now.length, before.length);
    let head = 0;
    while (head < most && now[head] === before[head]) head++;
    let tail = 0;
    while (tail < most - head && now[now.length - 1 - tail] === before[before.length - 1 - tail]) tail++;
    const shift = now.length - before.length;
    this.marks = this.marks
      .filter((mark) => mark.end <= head || mark.start >= before.length - tail)
      .map((mark) => (mark.end <= head ? mark : { ...mark, start: mark.start + shift, end: mark.end + shift }));
    this.text = now;
    this.draw();
  }

  draw() {
    const pieces = [];
    let at = 0;
    for (const mark of this.marks.toSorted((a, b) => a.start - b.start)) {
      if (mark.start < at) continue;
      const drawn = document.createElement('mark');
      drawn.className = mark.level;
      drawn.dataset.number = mark.number;
      drawn.textContent = this.text.slice(mark.start, mark.end);
      pieces.push(this.text.slice(at, mark.start), drawn);
      at = mark.end;
    }
    pieces.push(this.text.slice(at), '\n'); // a last empty line has no height without it
    this.element.replaceChildren(...pieces);
  }
}

/** A box that covers something in a picture: drag it, or move it with the arrow keys. It is kept in a field of the form. */
class CoverFrame {
  constructor(tool, field, box) {
    this.tool = tool;
    this.field = field;
    this.element = document.createElement('button');
    this.element.type = 'button';
    this.element.className = 'frame';
    this.element.append(Object.assign(document.createElement('span'), { className: 'corner' }));
    this.element.setAttribute('aria-describedby', tool.hint.id);
    this.element.dataset.box = field.value;
    this.set(box);
    tool.frames.append(this.element);
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('pointerdown', (event) => this.drag(event, event.target.className === 'corner'));
  }

  /** In pixels of the picture, and never outside of it. */
  set({ x, y, width, height }) {
    const { width: mostWidth, height: mostHeight } = this.tool;
    const limit = (value, least, most) => Math.round(Math.min(Math.max(value, least), most));
    const wide = limit(width, 4, mostWidth);
    const high = limit(height, 4, mostHeight);
    this.box = { x: limit(x, 0, mostWidth - wide), y: limit(y, 0, mostHeight - high), width: wide, height: high };
    this.field.value = [this.box.x, this.box.y, wide, high].join(',');
    const percent = (value, whole) => `${(100 * value) / whole}%`;
    Object.assign(this.element.style, {
      left: percent(this.box.x, mostWidth),
      top: percent(this.box.y, mostHeight),
      width: percent(wide, mostWidth),
      height: percent(high, mostHeight),
    });
    this.element.setAttribute('aria-label', `Box over the picture, ${this.where()}`);
  }

  where() {
    const percent = (value, whole) => `${Math.round((100 * value) / whole)} %`;
    const { x, y, width, height } = this.box;
    return `${percent(x, this.tool.width)} from the left, ${percent(y, this.tool.height)} from the top, ${percent(width, this.tool.width)} wide, ${percent(height, this.tool.height)} high`;
  }

  key(event) {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      this.tool.remove(this);
      return;
    }
    const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!direction) return;
    event.preventDefault();
    const step = Math.max(1, Math.round(Math.max(this.tool.width, this.tool.height) / 100));
    const [right, down] = direction.map((sign) => sign * step);
    const { x, y, width, height } = this.box;
    this.set(event.shiftKey ? { x, y, width: width + right, height: height + down } : { x: x + right, y: y + down, width, height });
    this.tool.say(this.where());
  }

  drag(start, resize) {
    start.preventDefault();
    start.stopPropagation();
    this.element.focus();
    const scale = this.tool.width / this.tool.frames.clientWidth;
    const from = this.box;
    const move = (event) => {
      const right = (event.clientX - start.clientX) * scale;
      const down = (event.clientY - start.clientY) * scale;
      this.set(
        resize
          ? { ...from, width: from.width + right, height: from.height + down }
          : { ...from, x: from.x + right, y: from.y + down }
      );
    };
    const stop = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', stop);
      window.removeEventListener('pointercancel', stop);
      this.tool.say(this.where());
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', stop);
    window.addEventListener('pointercancel', stop);
  }
}

/** A picture in the composer: seen as published or as sent, and covered by boxes of the author's own. */
function coverTool(photo) {
  const draw = $('[data-draw]', photo);
  if (!draw || photo.dataset.ready) return;
  photo.dataset.ready = 'yes';
  const image = $('.sheet img', photo);
  const id = $('[name=covers]', photo).value;
  const status = $('[data-says]', photo);
  const tool = {
    width: Number(photo.dataset.width),
    height: Number(photo.dataset.height),
    frames: $('.frames', photo),
    hint: $('.hint', photo),
    say: (words) => (status.textContent = words),
    remove: (frame) => {
      frame.field.closest('.own')?.remove();
      frame.field.remove();
      frame.element.remove();
      tool.say('Box removed. Press Apply.');
      draw.focus();
    },
  };
  const add = (box) => {
    const field = Object.assign(document.createElement('input'), { type: 'hidden', name: `drawn-${id}` });
    draw.after(field);
    return new CoverFrame(tool, field, box);
  };
  $$('.own input', photo).forEach((field) => {
    const [x, y, width, height] = field.value.split(',').map(Number);
    new CoverFrame(tool, field, { x, y, width, height });
  });
  draw.addEventListener('click', () => {
    const frame = add({ x: tool.width * 0.4, y: tool.height * 0.42, width: tool.width * 0.2, height: tool.height * 0.16 });
    tool.frames.classList.add('drawing');
    frame.element.focus();
    tool.say(`New box: ${frame.where()}. Arrow keys move it, with Shift they resize it. Press Apply when it fits.`);
  });
  tool.frames.addEventListener('pointerdown', (event) => {
    if (event.target !== tool.frames) return;
    const area = tool.frames.getBoundingClientRect();
    const scale = tool.width / area.width;
    const frame = add({ x: (event.clientX - area.left) * scale, y: (event.clientY - area.top) * scale, width: 4, height: 4 });
    frame.drag(event, true);
  });
  $$('[data-side]', photo).forEach((button) =>
    button.addEventListener('click', () => {
      image.src = image.dataset[button.dataset.side];
      $$('[data-side]', photo).forEach((each) => each.setAttribute('aria-pressed', String(each === button)));
    })
  );
}

/** Counts as the server does: what a reader sees as one character is one, and a link is 23. */
const characters = new Intl.Segmenter();
function count(text) {
  const counted = text.replace(/https?:\/\/\S+/g, 'x'.repeat(23));
  return [...characters.segment(counted)].length;
}

function compose(form) {
  const textarea = $('#text', form);
  const backdrop = new Backdrop(textarea, $('.backdrop', form));
  const publish = $('[data-publish]', form);
  const verb = publish.textContent;
  const warning = $('[name=contentWarning]', form);
  const counter = $('#count', form);
  const limit = Number(counter.dataset.limit);
  const zone = $('[data-zone]', form);
  const recheck = () => form.dispatchEvent(new CustomEvent('recheck', { bubbles: true }));

  if (textarea.value.includes('\n') || $('.photo, .finding', form)) form.setAttribute('data-used', '');
  zone.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone;
  $('[data-zone-name]', form)?.replaceChildren(`(${zone.value})`);

  const showCount = () => {
    const left = limit - count(textarea.value) - count(warning.value);
    counter.textContent = left < 0 ? `${-left} characters too many` : `${left.toLocaleString('en-GB')} characters left`;
    counter.classList.toggle('over', left < 0);
  };

  const showFindings = () => {
    const check = $('.check', form);
    const level = check?.dataset.level ?? 'pass';
    form.dataset.level = level;
    publish.disabled = level === 'block';
    publish.textContent = level === 'ask' ? 'Answer first' : verb;
    const marks = $$('.finding', form)
      .filter((item) => item.dataset.field === 'text' && Number(item.dataset.start) >= 0)
      .map((item) => ({
        start: Number(item.dataset.start),
        end: Number(item.dataset.end),
        level: item.dataset.level,
        number: $('.number', item).textContent,
      }));
    backdrop.show(marks, backdrop.asked ?? textarea.value);
  };

  const keep = (place, name, value) => place.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));

  const rewrite = (items) => {
    // From the end, so that the places of those before stay what they are.
    for (const item of items.toSorted((a, b) => b.dataset.start - a.dataset.start)) {
      const { field, start, end, suggestion, type } = item.dataset;
      const input = document.getElementById(field);
      keep($('.changes', form), 'changed', type);
      const leaveSpace = suggestion === '' && input.value[start - 1] === ' ' ? 1 : 0;
      input.setRangeText(suggestion, start - leaveSpace, Number(end), 'end');
    }
    backdrop.follow();
    showCount();
    recheck();
    textarea.focus();
  };

  form.addEventListener('input', (event) => {
    if (event.target === textarea) backdrop.follow();
    showCount();
  });
  // What is said against a finding is sent when it is complete; a check in between would take the fields away.
  $('#findings', form).addEventListener('input', (event) => event.stopPropagation());
  form.addEventListener('focusin', () => form.setAttribute('data-used', ''));
  form.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target.id === 'findings') backdrop.asked = textarea.value;
  });
  form.addEventListener('htmx:afterSettle', () => {
    showFindings();
    showCount();
  });
  const working = $('#working', form);
  form.addEventListener('htmx:beforeRequest', (event) => {
    if (event.target.id === 'photo') working.textContent = working.dataset.says;
  });
  form.addEventListener('htmx:afterRequest', (event) => {
    if (event.target.id !== 'photo') return;
    event.target.value = '';
    working.textContent = '';
    $('#photos .photo:last-of-type', form)?.focus();
  });
  form.addEventListener('htmx:load', (event) => $$('.photo', event.target.parentElement).forEach(coverTool));
  $$('.photo', form).forEach(coverTool);
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    const item = button.closest('.finding');
    if (button.matches('.use') && (!item || Number(item.dataset.start) >= 0)) {
      event.preventDefault();
      rewrite(item ? [item] : $$('.finding:not(.ask)', form).filter((each) => Number(each.dataset.start) >= 0));
    } else if (button.matches('.not')) {
      event.preventDefault();
      keep($('.check', form), button.name, button.value);
      recheck();
      textarea.focus();
    } else if (button.matches('.say, .back')) {
      event.preventDefault();
      if (button.matches('.back')) button.closest('li').remove();
      recheck();
      textarea.focus();
    } else if (button.name === 'removePhoto') {
      event.preventDefault();
      button.closest('.photo').remove();
      showCount();
    } else if (button.name === 'erase') {
      event.preventDefault();
      const photo = button.closest('.photo');
      const { box } = button.closest('.own').dataset;
      button.closest('.own').remove();
      $$('.frame', photo).find((frame) => frame.dataset.box === box)?.remove();
      $('[name=cover]', photo).click();
    } else if (button === publish && form.dataset.level === 'ask') {
      event.preventDefault();
      $('.finding.ask button', form)?.focus();
    }
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !publish.disabled) publish.click();
  });
  form.addEventListener('submit', (event) => {
    // A second press while the first is under way; the server would answer it with the same post anyway.
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
  });
  window.addEventListener('pageshow', () => delete form.dataset.sent);

  showCount();
  showFindings();
}
$$('.composer').forEach(compose);

// ---------- What asks other servers, and what is copied ----------

$$('form[data-slow]').forEach((form) => {
  const working = $('.working', form);
  form.addEventListener('submit', () => working.classList.add('htmx-request'));
  window.addEventListener('pageshow', () => working.classList.remove('htmx-request'));
});

$$('[data-copy]').forEach((button) =>
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    // Only pages that came over https may write to the clipboard; elsewhere the selected text is copied by hand.
    const says = document.getElementById(`${field.id}-copied`);
    try {
      await navigator.clipboard.writeText(field.value);
      says.textContent = 'Copied.';
    } catch {
      says.textContent = 'Selected. Copy it with Ctrl+C or a long press.';
    }
  })
);

// ---------- Live timeline ----------

const timeline = $('#timeline');
const arrived = $('#arrived');
const fresh = $('#fresh');

function reveal() {
  const posts = $$(':scope > .post', arrived);
  posts.forEach((post) => post.classList.add('arrived'));
  $('.empty', timeline)?.remove();
  timeline.prepend(...posts);
  showWaiting();
}

/** New posts go straight in where nobody reads below them; otherwise a bar says how many wait, and nothing moves. */
function showWaiting() {
  const waiting = arrived.children.length;
  fresh.hidden = waiting === 0;
  fresh.textContent = waiting === 1 ? '1 new post' : `${waiting} new posts`;
}

if (arrived) {
  const atTop = () => window.scrollY < 40 && !timeline.contains(document.activeElement);
  arrived.addEventListener('htmx:sseBeforeMessage', (event) => {
    const id = /id="(item-\d+)"/.exec(event.detail.data)?.[1];
    if (id && document.getElementById(id)) event.preventDefault(); // caught up with twice
  });
  arrived.addEventListener('htmx:sseMessage', () => (atTop() ? reveal() : showWaiting()));
  fresh.addEventListener('click', () => {
    reveal();
    window.scrollTo({ top: 0 });
    $(':scope > .post', timeline)?.focus({ preventScroll: true });
  });
  $('#changed').addEventListener('htmx:sseMessage', (event) => {
    const now = $('.post', event.target);
    const shown = now && $$(`.post[id="${now.id}"]`).find((post) => post !== now);
    if (shown && !shown.contains(document.activeElement)) shown.replaceWith(now);
    else now?.remove();
  });
  $('#gone').addEventListener('htmx:sseMessage', (event) => {
    document.getElementById(`item-${event.target.textContent.trim()}`)?.remove();
    showWaiting();
  });
  $('#behind').addEventListener('htmx:sseMessage', () => {
    fresh.hidden = false;
    fresh.textContent = 'Many new posts: load them';
    fresh.addEventListener('click', () => location.assign(location.pathname), { once: true });
  });
}

/** Where the last visit ended: everything below has been seen. */
if (timeline?.dataset.timeline === 'home') {
  const posts = $$(':scope > .post', timeline);
  const idOf = (post) => BigInt(post.id.slice('item-'.length));
  const seen = BigInt(localStorage.getItem('rounds.seen') ?? 0);
  const first = posts.findIndex((post) => idOf(post) <= seen);
  if (first > 0) {
    const mark = Object.assign(document.createElement('p'), { className: 'seen', textContent: 'You have seen what follows' });
    posts[first].before(mark);
  }
  const newest = posts.map(idOf).reduce((a, b) => (a > b ? a : b), seen);
  localStorage.setItem('rounds.seen', String(newest));
}

// ---------- Small things ----------

/** "Undo" is offered for a minute. */
$$('[data-countdown]').forEach((shown) => {
  let left = Number(shown.dataset.countdown);
  const clock = setInterval(() => {
    left -= 1;
    shown.textContent = `${left} s`;
    if (left > 0) return;
    clearInterval(clock);
    shown.closest('[data-flash]').remove();
  }, 1000);
});

/** Exact times in the reader's own time zone. */
$$('time[title], time[data-local]').forEach((time) => {
  const local = new Date(time.dateTime).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  if (time.title) time.title = local;
  else time.textContent = local;
});

/** Menus close when something else is touched, or with Escape. */
document.addEventListener('click', (event) => {
  $$('details.menu[open]').filter((menu) => !menu.contains(event.target)).forEach((menu) => (menu.open = false));
});

const keys = $('#keys');
const acts = { f: '.act.favourite', b: '.act.boost', q: '.act.quote', r: '.act.reply' };

function step(by) {
  const posts = $$('main .post');
  const now = posts.indexOf(document.activeElement?.closest?.('.post'));
  const next = posts[Math.max(0, Math.min(posts.length - 1, now + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    const menu = $('details.menu[open]');
    if (menu) {
      menu.open = false;
      $('summary', menu).focus();
    }
  }
  const typing = event.target.closest('input, textarea, select, [contenteditable], dialog[open]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const post = document.activeElement?.closest?.('.post');
  if (event.key === 'j') step(1);
  else if (event.key === 'k') step(-1);
  else if (event.key === '?') keys.showModal();
  else if (event.key === '.' && fresh && !fresh.hidden) fresh.click();
  else if (event.key === 'Enter' && post && document.activeElement === post) location.assign(post.dataset.path);
  else if (event.key === 'n') {
    event.preventDefault();
    const textarea = $('.composer #text');
    if (textarea) textarea.focus();
    else location.assign('/compose');
  } else if (acts[event.key] && post) $(acts[event.key], post)?.click();
});
