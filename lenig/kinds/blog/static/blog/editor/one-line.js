/** <one-line> wraps a textarea that grows with one long line: Enter adds no second one. */
class OneLine extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this.#onKey);
  }

  #onKey = (event) => {
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
  };
}

customElements.define("one-line", OneLine);
