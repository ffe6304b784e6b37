/**
 * <link-dialog> asks where a link leads. It opens on `dialog:ask`, and answers with
 * `link:chosen`: an address, or an empty one to take the link away.
 */
class LinkDialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener("dialog:ask", this.#onAsk);
    this.addEventListener("click", this.#onClick);
    this.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    this.removeEventListener("dialog:ask", this.#onAsk);
    this.removeEventListener("click", this.#onClick);
    this.removeEventListener("keydown", this.#onKey);
  }

  #onAsk = ({ detail: { href } }) => {
    this.#address.value = href;
    this.querySelector("[data-remove]").hidden = !href;
    this.#dialog.showModal();
    this.#address.select();
  };

  #onClick = ({ target }) => {
    if (target.closest("[data-close]")) this.#dialog.close();
    else if (target.closest("[data-remove]")) this.#answer("");
    else if (target.closest("[data-done]")) this.#answer(whole(this.#address.value.trim()));
  };

  /** Enter is done, and must not send the form around it. */
  #onKey = (event) => {
    if (event.key !== "Enter" || event.target !== this.#address) return;
    event.preventDefault();
    event.stopPropagation();
    this.#answer(whole(this.#address.value.trim()));
  };

  #answer(href) {
    this.#dialog.close();
    this.dispatchEvent(new CustomEvent("link:chosen", { detail: { href }, bubbles: true }));
  }

  get #address() {
    return this.querySelector("[data-address]");
  }

  get #dialog() {
    return this.querySelector("dialog");
  }
}

/** People type zuiderdam.nl, or a mail address. */
function whole(address) {
  if (!address || /^([a-z]+:|\/)/i.test(address)) return address;
  return address.includes("@") && !address.includes("/") ? `mailto:${address}` : `https://${address}`;
}

customElements.define("link-dialog", LinkDialog);
