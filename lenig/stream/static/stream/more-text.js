/** <more-text> shows the rest of a long text where it stands. Its link leads to the whole of it elsewhere. */
class MoreText extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#onClick);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.#onClick);
  }

  #onClick = (event) => {
    const link = event.target.closest(".long__more");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.toggleAttribute("open", true);
    link.remove();
  };
}

customElements.define("more-text", MoreText);
