/**
 * <answer-room> is the place under a post or a comment that a link fills with the
 * form to answer. Asked for once more, the form keeps what was typed; Escape takes
 * away a form in which nothing was. Without it the link leads to the page of the post.
 */
class AnswerRoom extends HTMLElement {
  #opener;
  #words = "";

  connectedCallback() {
    this.addEventListener("htmx:beforeSwap", this.#onBefore);
    this.addEventListener("htmx:afterSwap", this.#onAfter);
    this.addEventListener("keydown", this.#onKey);
  }

  disconnectedCallback() {
    this.removeEventListener("htmx:beforeSwap", this.#onBefore);
    this.removeEventListener("htmx:afterSwap", this.#onAfter);
    this.removeEventListener("keydown", this.#onKey);
  }

  #onBefore = ({ target, detail }) => {
    if (target !== this) return;
    this.#opener = detail.requestConfig.elt;
    this.#words = this.#field?.value ?? "";
  };

  #onAfter = () => {
    const [field, words] = [this.#field, this.#words];
    this.#words = "";
    if (!field || !words) return;
    // An answer to an answer begins with a name, which may be there already.
    field.value = words.startsWith(field.value) ? words : field.value + words;
    field.setSelectionRange(field.value.length, field.value.length);
  };

  #onKey = ({ key }) => {
    if (key !== "Escape" || this.#isBegun) return;
    this.replaceChildren();
    this.#opener?.focus();
  };

  get #isBegun() {
    return this.#field?.value.trim() || this.querySelector("[name=uploads]");
  }

  get #field() {
    return this.querySelector("textarea[name=content]");
  }
}

customElements.define("answer-room", AnswerRoom);
