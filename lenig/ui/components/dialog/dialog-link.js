/**
 * <dialog-link for="ID"> wraps a link to a page and opens the dialog with that
 * id in its place. Without a script the link leads to the page itself.
 */
class DialogLink extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#onClick);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#onClick);
  }

  #onClick = (event) => {
    const dialog = document.getElementById(this.getAttribute("for"));
    if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.showModal();
  };
}

customElements.define("dialog-link", DialogLink);
