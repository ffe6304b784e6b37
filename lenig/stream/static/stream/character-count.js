/**
 * <character-count data-most="5000" data-words="NUMBER of MOST characters"> says
 * how long the text in its form is, and shows the way on when it is too long:
 * the element with `data-longer` beside it.
 */
class CharacterCount extends HTMLElement {
  #field;

  connectedCallback() {
    this.#field = this.closest("form")?.querySelector("textarea");
    this.#field?.addEventListener("input", this.#show);
    this.#show();
  }

  disconnectedCallback() {
    this.#field?.removeEventListener("input", this.#show);
  }

  #show = () => {
    if (!this.#field) return;
    // As the server counts: characters as people see them in a list, line ends once.
    const length = [...this.#field.value.trim()].length;
    const most = Number(this.dataset.most);
    const { lang } = document.documentElement;
    const words = { NUMBER: length.toLocaleString(lang), MOST: most.toLocaleString(lang) };
    this.textContent = this.dataset.words.replace(/NUMBER|MOST/g, (name) => words[name]);
    this.closest("form").querySelectorAll("[data-longer]").forEach((each) => (each.hidden = length <= most));
  };
}

customElements.define("character-count", CharacterCount);
