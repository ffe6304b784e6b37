/**
 * <appearance-switch> shows light or dark at once when somebody chooses it in
 * the form inside. What is chosen counts once the form has been sent.
 */
class AppearanceSwitch extends HTMLElement {
  #before = document.documentElement.dataset.appearance;

  connectedCallback() {
    this.addEventListener("change", this.#onChange);
  }

  disconnectedCallback() {
    this.removeEventListener("change", this.#onChange);
    document.documentElement.dataset.appearance = this.#before;
  }

  #onChange = ({ target }) => {
    if (target.name === (this.getAttribute("name") ?? "appearance")) {
      document.documentElement.dataset.appearance = target.value;
    }
  };
}

customElements.define("appearance-switch", AppearanceSwitch);
