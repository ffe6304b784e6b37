/**
 * <toast-tray> holds short messages and takes one away when it is closed.
 * When a request of htmx fails it shows the message from a template of its own,
 * so that a click is never simply without effect: one for a session that ended (401) or
 * began anew since (403), one for what is gone, or not for this reader any more (404),
 * one for a server that is too busy (503), and one for all else.
 */
const REASONS = { 401: "ended", 403: "ended", 404: "gone", 503: "busy" };

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
    const reason = REASONS[detail.xhr?.status] ?? "other";
    this.append(this.querySelector(`template[data-reason="${reason}"]`).content.cloneNode(true));
  };
}

customElements.define("toast-tray", ToastTray);
