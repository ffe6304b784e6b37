/**
 * <menu-closer> wraps the <details> of a menu and closes it when somebody
 * presses Escape or goes elsewhere. Without it the summary closes the menu too;
 * it only takes one click more. What is chosen in a menu that stands in a form
 * sends that form, and the answer may take its place: the focus is back on the
 * summary before, whose id leads to the new one.
 */
class MenuCloser extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusout", this.#onLeave);
    this.addEventListener("click", this.#onChoose);
    document.addEventListener("click", this.#onClick);
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this.#onKey);
    this.removeEventListener("focusout", this.#onLeave);
    this.removeEventListener("click", this.#onChoose);
    document.removeEventListener("click", this.#onClick);
  }

  #onKey = (event) => {
    if (event.key !== "Escape" || !this.#details?.open) return;
    event.stopPropagation();
    this.#close();
    this.#summary.focus();
  };

  #onLeave = ({ relatedTarget }) => {
    if (relatedTarget && !this.contains(relatedTarget)) this.#close();
  };

  #onClick = ({ target }) => {
    if (!this.contains(target)) this.#close();
  };

  #onChoose = ({ target }) => {
    if (this.closest("form") && target.closest(".menu__item")) this.#summary.focus();
  };

  #close() {
    if (this.#details) this.#details.open = false;
  }

  get #details() {
    return this.querySelector("details");
  }

  get #summary() {
    return this.querySelector("summary");
  }
}

customElements.define("menu-closer", MenuCloser);
