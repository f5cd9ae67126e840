// <tf-live position="main:4711">: keeps a page of the present up with the log. When the server tells of another position than the page shows, the page is
// fetched again and what differs in its main part is changed in place: nodes stay where they can, so that focus, scrolling and what is open are kept, and
// forms are left alone. Only while the page is visible, which also leaves the few connections that a browser has to those who look.
class Live extends HTMLElement {
  #source;
  #fetching = false;

  connectedCallback() {
    this.ended = new AbortController();
    document.addEventListener('visibilitychange', () => this.#listen(), { signal: this.ended.signal });
    this.#listen();
  }

  disconnectedCallback() {
    this.ended.abort();
    this.#close();
  }

  #listen() {
    if (document.hidden) return this.#close();
    if (this.#source) return;
    this.#source = new EventSource('/live/position');
    this.#source.addEventListener('position', event => this.#reach(event.data));
  }

  #close() {
    this.#source?.close();
    this.#source = undefined;
  }

  async #reach(position) {
    this.wanted = position;
    if (this.#fetching) return;
    this.#fetching = true;
    try {
      while (this.isConnected && sequence(this.wanted) > sequence(this.getAttribute('position')) && await this.#fetch());
    } finally {
      this.#fetching = false;
    }
  }

  async #fetch() {
    const address = location.href;
    const answer = await fetch(address, { headers: { accept: 'text/html' }, signal: this.ended.signal }).catch(() => undefined);
    if (!answer?.ok || answer.redirected) return false;
    const there = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    // Whoever has gone elsewhere in the meantime does not come back.
    if (!there?.querySelector('tf-live') || location.href !== address || !this.isConnected) return false;
    merge(document.querySelector('main'), there);
    return true;
  }
}

const sequence = position => Number(position.split(':')[1]);
const keyOf = node => node.id || node.dataset?.key;
const isOwn = element => element.localName.startsWith('tf-');

// What somebody types into, or has opened, is theirs.
function merge(here, there) {
  if (here.nodeType === Node.TEXT_NODE) {
    if (here.data !== there.data) here.data = there.data;
    return;
  }
  if (here.nodeType !== Node.ELEMENT_NODE || here.localName === 'form') return;
  for (const { name, value } of there.attributes) if (here.getAttribute(name) !== value) here.setAttribute(name, value);
  for (const { name } of [...here.attributes]) {
    if (!there.hasAttribute(name) && !isOwn(here) && name !== 'open') here.removeAttribute(name);
  }
  mergeChildren(here, there);
}

function mergeChildren(here, there) {
  const keyed = new Map([...here.children].filter(keyOf).map(child => [keyOf(child), child]));
  const kept = new Set([...there.children].map(keyOf).filter(Boolean));
  let at = here.firstChild;
  for (const child of [...there.childNodes]) {
    while (at && keyOf(at) && !kept.has(keyOf(at))) at = remove(at);
    const match = keyOf(child) ? keyed.get(keyOf(child)) : at && !keyOf(at) && isAlike(at, child) ? at : undefined;
    if (!match) {
      here.insertBefore(document.importNode(child, true), at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else here.insertBefore(match, at);
    merge(match, child);
  }
  while (at) at = remove(at);
}

const isAlike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName;

function remove(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

customElements.define('tf-live', Live);

// <tf-retry seconds="2">: loads the page again after a while, for a server that is still starting.
class Retry extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => location.reload(), 1000 * Number(this.getAttribute('seconds')));
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }
}

customElements.define('tf-retry', Retry);
