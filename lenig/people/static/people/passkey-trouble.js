/**
 * <passkey-trouble> says that a passkey did not work: the person stopped, or
 * the device refused. What it says waits in its template.
 */
class PasskeyTrouble extends HTMLElement {
  connectedCallback() {
    document.addEventListener("allauth.error", this.#onError);
  }

  disconnectedCallback() {
    document.removeEventListener("allauth.error", this.#onError);
  }

  #onError = (event) => {
    event.preventDefault();
    const template = this.querySelector("template");
    this.replaceChildren(template, template.content.cloneNode(true));
  };
}

customElements.define("passkey-trouble", PasskeyTrouble);
