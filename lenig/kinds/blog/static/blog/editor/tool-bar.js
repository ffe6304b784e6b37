/**
 * <tool-bar role="toolbar"> is one stop for the Tab key: the arrow keys, Home and
 * End lead from button to button, as everywhere with toolbars.
 */
class ToolBar extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusin", this.#onFocus);
    this.#stop(this.#buttons[0]);
  }

  disconnectedCallback() {
    this.removeEventListener("keydown", this.#onKey);
    this.removeEventListener("focusin", this.#onFocus);
  }

  #onKey = (event) => {
    const all = this.#buttons;
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    all.at(to % all.length).focus();
  };

  #onFocus = ({ target }) => this.#stop(target.closest("button"));

  #stop(chosen) {
    for (const button of this.#buttons) button.tabIndex = button === chosen ? 0 : -1;
  }

  get #buttons() {
    return [...this.querySelectorAll("button")];
  }
}

customElements.define("tool-bar", ToolBar);
