/**
 * <copy-link data-done="Copied"> wraps a link and puts its address on the
 * clipboard. Without a script, or without a clipboard, the link is a link.
 */
class CopyLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#onClick);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#onClick);
  }

  #onClick = async (event) => {
    const link = event.target.closest("a");
    if (!link || !navigator.clipboard) return;
    event.preventDefault();
    await navigator.clipboard.writeText(link.href);
    (link.querySelector("[data-words]") ?? link).textContent = this.dataset.done;
  };
}

customElements.define("copy-link", CopyLink);
