/**
 * <composer-line> keeps the composer open once somebody began to write, and
 * shares on Ctrl and Enter. Without it the style sheet opens it while one writes.
 */
class ComposerLine extends HTMLElement {
  connectedCallback() {
    this.addEventListener("focusin", this.#onFocus);
    this.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    this.removeEventListener("focusin", this.#onFocus);
    this.removeEventListener("keydown", this.#onKey);
  }

  #onFocus = ({ target }) => {
    if (target.matches("textarea, input:not([type=hidden]), select")) this.#form.dataset.open = "";
  };

  #onKey = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // Not the first button of the form: that one changes the kind.
    this.#form.requestSubmit(this.#form.querySelector(".button--primary"));
  };

  get #form() {
    return this.querySelector("form");
  }
}

customElements.define("composer-line", ComposerLine);
