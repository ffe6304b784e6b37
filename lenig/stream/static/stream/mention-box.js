/**
 * <mention-box data-people="…" data-topics="…"> proposes colleagues after an @
 * and topics after a # while somebody types in the textarea inside it. The lists
 * come from the server as options. Whom one chose is noted in the form's field
 * `chosen`, so that two people of one name are told apart. Without it both are typed.
 * A button with `data-sign` inside it types that sign, for who does not know of it.
 */
class MentionBox extends HTMLElement {
  #list;
  #timer;
  #asking;

  connectedCallback() {
    this.#list = document.createElement("ul");
    this.#list.id = `${this.#field.id}-proposals`;
    this.#list.className = "suggestions";
    this.#list.role = "listbox";
    this.#list.hidden = true;
    this.append(this.#list);
    this.#field.setAttribute("aria-autocomplete", "list");
    this.#field.setAttribute("aria-controls", this.#list.id);
    this.addEventListener("input", this.#onInput);
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusout", this.#close);
    this.#list.addEventListener("pointerdown", this.#onPick);
    for (const button of this.querySelectorAll("[data-sign]")) {
      button.hidden = false;
      button.addEventListener("click", this.#onSign);
    }
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#list.remove();
  }

  #onInput = () => {
    clearTimeout(this.#timer);
    if (this.#begun) this.#timer = setTimeout(this.#ask, 150);
    else this.#close();
  };

  #onKey = (event) => {
    if (this.#list.hidden || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#mark(this.#options.indexOf(this.#marked) + step);
    else if (["Enter", "Tab"].includes(event.key) && this.#marked) this.#choose(this.#marked);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #onSign = ({ currentTarget: { dataset } }) => {
    const { value, selectionStart: at, selectionEnd } = this.#field;
    const space = /(^|[\s(])$/.test(value.slice(0, at)) ? "" : " ";
    this.#field.focus();
    this.#field.setRangeText(`${space}${dataset.sign}`, at, selectionEnd, "end");
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  };

  #onPick = (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) this.#choose(option);
  };

  #ask = async () => {
    this.#asking?.abort();
    const begun = this.#begun;
    if (!begun) return this.#close();
    this.#asking = new AbortController();
    const sort = begun.sign === "@" ? "people" : "topics";
    try {
      const question = `${this.dataset[sort]}?q=${encodeURIComponent(begun.word)}`;
      const answer = await fetch(question, { signal: this.#asking.signal });
      const options = answer.ok && !answer.redirected ? await answer.text() : "";
      this.#list.replaceChildren(...new DOMParser().parseFromString(options, "text/html").body.children);
    } catch {
      return; // Somebody typed on, or the line is down: what is typed counts as well.
    }
    this.#list.setAttribute("aria-label", this.dataset[`${sort}Label`]);
    this.#list.hidden = !this.#options.length;
    if (this.#options.length) this.#mark(0);
  };

  #mark(place) {
    const options = this.#options;
    const marked = options[(place + options.length) % options.length];
    options.forEach((option) => option.setAttribute("aria-selected", option === marked));
    marked.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", marked.id);
  }

  #choose({ dataset: { name, handle } }) {
    const { start, sign } = this.#begun ?? {};
    if (sign) {
      this.#field.setRangeText(`${sign}${name} `, start, this.#field.selectionEnd, "end");
      if (sign === "@") this.#note(handle);
      this.#field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    this.#close();
  }

  #note(handle) {
    const chosen = this.closest("form")?.elements.namedItem("chosen");
    if (chosen) chosen.value = `${chosen.value} ${handle}`.trim();
  }

  #close = () => {
    clearTimeout(this.#timer);
    this.#list.hidden = true;
    this.#field.removeAttribute("aria-activedescendant");
  };

  /** The word that is being typed after a sign, up to the cursor; a name may have a space in it. */
  get #begun() {
    const before = this.#field.value.slice(0, this.#field.selectionStart);
    const found = /(?:^|[\s(])(?:(@)([\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2})|(#)([\p{L}\p{N}_-]+))$/u.exec(before);
    if (!found) return null;
    const [sign, word] = found[1] ? [found[1], found[2]] : [found[3], found[4]];
    return { sign, word, start: before.length - word.length - 1 };
  }

  get #field() {
    return this.querySelector("textarea");
  }

  get #options() {
    return [...this.#list.children];
  }

  get #marked() {
    return this.#list.querySelector("[aria-selected=true]");
  }
}

customElements.define("mention-box", MentionBox);
