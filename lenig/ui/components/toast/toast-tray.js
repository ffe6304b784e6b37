/**
 * <toast-tray> holds short messages and takes one away when it is closed.
 * When a request of htmx fails it shows the message from a template of its own,
 * so that a click is never simply without effect: one for a server that is too
 * busy (503), and one for all else.
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

  #onFailure = ({ detail }) => {
    if (this.querySelector("[data-failure]")) return;
    const which = detail.xhr?.status === 503 ? "template[data-busy]" : "template:not([data-busy])";
    this.append(this.querySelector(which).content.cloneNode(true));
  };
}

customElements.define("toast-tray", ToastTray);
