/**
 * <menu-closer> wraps the <details> of a menu and closes it when somebody
 * presses Escape, chooses something, or goes elsewhere. Without it the summary
 * closes the menu too; it only takes one click more.
 */
class MenuCloser extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusout", this.#onLeave);
    document.addEventListener("click", this.#onClick);
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this.#onKey);
    this.removeEventListener("focusout", this.#onLeave);
    document.removeEventListener("click", this.#onClick);
  }

  #onKey = (event) => {
    if (event.key !== "Escape" || !this.#details?.open) return;
    event.stopPropagation();
    this.#close();
    this.#details.querySelector("summary").focus();
  };

  #onLeave = ({ relatedTarget }) => {
    if (relatedTarget && !this.contains(relatedTarget)) this.#close();
  };

  #onClick = ({ target }) => {
    if (!this.contains(target)) this.#close();
  };

  #close() {
    if (this.#details) this.#details.open = false;
  }

  get #details() {
    return this.querySelector("details");
  }
}

customElements.define("menu-closer", MenuCloser);
