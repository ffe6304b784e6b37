/**
 * <colleague-box data-url="…"> proposes colleagues while somebody types a name
 * in the field inside it. The list comes from the server as options; choosing
 * one writes the name into the field. Without a script the name is typed whole.
 */
class ColleagueBox extends HTMLElement {
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
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": this.#list.id, "aria-expanded": "false", autocomplete: "off" })
      .forEach(([name, value]) => this.#field.setAttribute(name, value));
    this.#list.setAttribute("aria-label", this.#field.labels?.[0]?.textContent.trim() ?? "");
    this.addEventListener("input", this.#onInput);
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusout", this.#onLeave);
    this.#list.addEventListener("pointerdown", this.#onPick);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#list.remove();
  }

  #onInput = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), 150);
  };

  #onKey = (event) => {
    if (this.#list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#mark(this.#options.indexOf(this.#marked) + step);
    else if (event.key === "Enter" && this.#marked) this.#choose(this.#marked);
    else if (event.key === "Escape") this.#close();
    else return;
    event.preventDefault();
  };

  #onLeave = () => this.#close();

  #onPick = (event) => {
    const option = event.target.closest("[role=option]");
    if (!option) return;
    event.preventDefault();
    this.#choose(option);
  };

  async #ask() {
    this.#asking?.abort();
    const words = this.#field.value.trim();
    if (words.length < 2) return this.#close();
    this.#asking = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.url}?q=${encodeURIComponent(words)}`, { signal: this.#asking.signal });
      const options = answer.ok ? await answer.text() : "";
      this.#list.replaceChildren(...new DOMParser().parseFromString(options, "text/html").body.children);
    } catch {
      return; // Somebody typed on, or the line is down: the field works as it is.
    }
    this.#show(this.#options.length > 0);
  }

  #mark(place) {
    const options = this.#options;
    const marked = options[(place + options.length) % options.length];
    options.forEach((option) => option.setAttribute("aria-selected", option === marked));
    marked.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", marked.id);
  }

  #choose(option) {
    this.#field.value = option.dataset.name;
    this.#field.dispatchEvent(new Event("change", { bubbles: true }));
    this.#close();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#show(false);
  }

  #show(open) {
    this.#list.hidden = !open;
    this.#field.setAttribute("aria-expanded", open);
    this.#field.removeAttribute("aria-activedescendant");
  }

  get #field() {
    return this.querySelector("input");
  }

  get #options() {
    return [...this.#list.children];
  }

  get #marked() {
    return this.#list.querySelector("[aria-selected=true]");
  }
}

customElements.define("colleague-box", ColleagueBox);
