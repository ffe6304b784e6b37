/**
 * <composer-line> keeps the composer open once somebody began to write. Without
 * it the style sheet opens it while one writes.
 */
class ComposerLine extends HTMLElement {
  connectedCallback() {
    this.addEventListener("focusin", this.#onFocus);
  }

  disconnectedCallback() {
    this.removeEventListener("focusin", this.#onFocus);
  }

  #onFocus = ({ target }) => {
    if (!target.matches("textarea, input:not([type=hidden]), select")) return;
    this.querySelector("form").dataset.open = "";
  };
}

customElements.define("composer-line", ComposerLine);
