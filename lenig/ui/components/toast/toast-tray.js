/**
 * <toast-tray> holds short messages and takes one away when it is closed.
 * When a request of htmx fails it shows the message from its own template,
 * so that a click is never simply without effect.
 */
class ToastTray extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#onClick);
    document.addEventListener("htmx:sendError", this.#onFailure);
    document.addEventListener("htmx:responseError", this.#onFailure);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#onClick);
    document.removeEventListener("htmx:sendError", this.#onFailure);
    document.removeEventListener("htmx:responseError", this.#onFailure);
  }

  #onClick = ({ target }) => {
    target.closest("[data-close]")?.closest(".toast")?.remove();
  };

  #onFailure = () => {
    if (this.querySelector("[data-failure]")) return;
    this.append(this.querySelector("template").content.cloneNode(true));
  };
}

customElements.define("toast-tray", ToastTray);
