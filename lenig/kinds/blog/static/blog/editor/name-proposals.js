/**
 * <name-proposals data-people="…" data-topics="…"> does for an editor what mention-box
 * does for a textarea: it proposes colleagues after an @ and topics after a #. The
 * editor comes with the event `rich:ready`. Whom one chose is noted in the field `chosen`.
 */
const BEGUN = /(?:^|[\s(])(?:(@)([\p{L}'’.-]+(?: [\p{L}'’.-]+){0,2})|(#)([\p{L}\p{N}_-]+))$/u;

class NameProposals extends HTMLElement {
  #editor;
  #timer;
  #asking;

  connectedCallback() {
    this.parentElement.addEventListener("rich:ready", this.#begin);
    this.addEventListener("pointerdown", this.#onPick);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.parentElement?.removeEventListener("rich:ready", this.#begin);
    this.removeEventListener("pointerdown", this.#onPick);
  }

  #begin = ({ detail: editor }) => {
    this.#editor = editor;
    this.#text.setAttribute("aria-autocomplete", "list");
    this.#text.setAttribute("aria-controls", this.#list.id);
    editor.on("update", this.#later);
    editor.on("selectionUpdate", this.#onMove);
    editor.on("blur", this.#close);
    // Before the editor: Enter chooses here, and begins a paragraph there.
    this.#text.addEventListener("keydown", this.#onKey, { capture: true });
  };

  #later = () => {
    clearTimeout(this.#timer);
    if (this.#begun) this.#timer = setTimeout(this.#ask, 150);
    else this.#close();
  };

  #onMove = () => {
    if (!this.#begun) this.#close();
  };

  #onKey = (event) => {
    if (this.#list.hidden || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#mark(this.#options.indexOf(this.#marked) + step);
    else if (["Enter", "Tab"].includes(event.key)) this.#choose(this.#marked);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
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
    if (this.#list.hidden) return this.#close();
    this.#mark(0);
    this.#place(begun.from);
  };

  /** Below the word that is being typed, and never beyond the edge. */
  #place(from) {
    const { left, bottom } = this.#editor.view.coordsAtPos(from);
    const around = this.parentElement.getBoundingClientRect();
    const room = around.width - this.#list.offsetWidth;
    this.#list.style.insetBlockStart = `${bottom - around.top + 4}px`;
    this.#list.style.insetInlineStart = `${Math.max(0, Math.min(left - around.left, room))}px`;
  }

  #mark(place) {
    const options = this.#options;
    const marked = options[(place + options.length) % options.length];
    options.forEach((option) => option.setAttribute("aria-selected", option === marked));
    marked.scrollIntoView({ block: "nearest" });
    this.#text.setAttribute("aria-activedescendant", marked.id);
  }

  #choose({ dataset: { name, handle } }) {
    const begun = this.#begun;
    if (begun) {
      const text = `${begun.sign}${name} `;
      this.#editor.chain().focus().insertContentAt({ from: begun.from, to: begun.to }, { type: "text", text }).run();
      const chosen = this.closest("form")?.elements.namedItem("chosen");
      if (chosen && begun.sign === "@") chosen.value = `${chosen.value} ${handle}`.trim();
    }
    this.#close();
  }

  #close = () => {
    clearTimeout(this.#timer);
    this.#list.hidden = true;
    this.#text.removeAttribute("aria-activedescendant");
  };

  /** The word that is being typed after a sign, up to the cursor; a name may have a space in it. */
  get #begun() {
    const { $from, empty } = this.#editor.state.selection;
    if (!empty || this.#editor.isActive("code") || this.#editor.isActive("codeBlock")) return null;
    const found = BEGUN.exec($from.parent.textBetween(0, $from.parentOffset, "\n", "\ufffc"));
    if (!found) return null;
    const [sign, word] = found[1] ? [found[1], found[2]] : [found[3], found[4]];
    return { sign, word, from: $from.pos - word.length - 1, to: $from.pos };
  }

  get #list() {
    return this.querySelector("ul");
  }

  get #text() {
    return this.#editor.view.dom;
  }

  get #options() {
    return [...this.#list.children];
  }

  get #marked() {
    return this.#list.querySelector("[aria-selected=true]");
  }
}

customElements.define("name-proposals", NameProposals);
