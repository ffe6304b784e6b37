/**
 * <close-box> is something that was opened in a page. A button in it with
 * `data-close` takes it away again, and so does Escape.
 */
class CloseBox extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#onClick);
    this.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#onClick);
    this.removeEventListener("keydown", this.#onKey);
  }

  #onClick = ({ target }) => {
    if (target.closest("[data-close]")) this.remove();
  };

  #onKey = ({ key }) => {
    if (key === "Escape") this.remove();
  };
}

customElements.define("close-box", CloseBox);
