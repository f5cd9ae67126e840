// <tf-form>: a form for hands on the keyboard. It begins at the field that is marked, Esc goes back, and the counties are fetched when someone begins
// to type a region. Without script all of it can still be done.
class Form extends HTMLElement {
  connectedCallback() {
    this.ended = new AbortController();
    const signal = this.ended.signal;
    this.querySelector('[autofocus]')?.focus();
    this.addEventListener('input', () => { this.isTouched = true; }, { signal });
    this.addEventListener('focusin', event => this.suggestMore(event.target), { signal });
    document.addEventListener('keydown', event => this.cancel(event), { signal });
    this.suggestMore(document.activeElement);
  }

  disconnectedCallback() {
    this.ended.abort();
  }

  // What was typed is not thrown away by one key: then it only leads to the way out.
  cancel(event) {
    const way = this.querySelector('a[data-cancel]');
    if (event.key !== 'Escape' || event.defaultPrevented || !way) return;
    if (this.isTouched) way.focus();
    else way.click();
  }

  async suggestMore(field) {
    const list = this.contains(field) && field.list;
    const address = list && list.dataset.more;
    if (!address) return;
    delete list.dataset.more;
    const answer = await fetch(address);
    if (!answer.ok) return;
    for (const text of await answer.json()) list.append(new Option('', text));
  }
}

customElements.define('tf-form', Form);
