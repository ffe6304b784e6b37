/**
 * <auto-submit> sends the form inside it when a choice changes. The form keeps
 * its own button for who has no script; the style sheet hides it here.
 */
class AutoSubmit extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this.#onChange);
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.#onChange);
  }

  #onChange = ({ target }) => target.form?.requestSubmit();
}

customElements.define("auto-submit", AutoSubmit);
