// <tf-copy text="…" label="Copy" done="Copied">: a button that copies its text, an address as a whole, or with "plain" as it stands. It lives in the shadow root, so that a page that is
// merged in by navigation cannot strip it; without script there is no button, and nothing is missed.
class Copy extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.part = 'button';
    button.textContent = this.getAttribute('label');
    button.addEventListener('click', async () => {
      const text = this.getAttribute('text');
      await navigator.clipboard.writeText(this.hasAttribute('plain') ? text : new URL(text, document.baseURI).href);
      button.textContent = this.getAttribute('done');
      setTimeout(() => { button.textContent = this.getAttribute('label'); }, 1500);
    });
    this.attachShadow({ mode: 'open' }).append(button);
  }
}

customElements.define('tf-copy', Copy);
