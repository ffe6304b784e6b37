/** <search-key> puts the cursor in its search box when somebody types a slash outside any field. */
class SearchKey extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#onKey);
  }

  #onKey = (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    this.querySelector("input").focus();
  };
}

customElements.define("search-key", SearchKey);
