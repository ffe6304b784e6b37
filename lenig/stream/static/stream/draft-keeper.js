/**
 * <draft-keeper data-url="…"> keeps what is typed into its form: on the server
 * some seconds after the last letter, and in this window while the server or
 * the session is away. What the window kept comes back into an empty form, with
 * the place for which it was written: words for a group are never by themselves
 * for everyone. Where that place cannot be chosen, none is.
 */
const AFTER = 3000;
/** The fields with words; others, like files, are kept by the server alone. */
const WORDS = ["title", "content", "formatted"];
const WRITING = "lenig:writing:";
/** What the server takes for a place that was not chosen; an empty one means everyone. */
const NOWHERE = "nowhere";

class DraftKeeper extends HTMLElement {
  #timer;
  #form;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#form?.addEventListener("input", this.#later);
    this.#form?.addEventListener("submit", this.#onSubmit);
    this.#restore();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#form?.removeEventListener("input", this.#later);
    this.#form?.removeEventListener("submit", this.#onSubmit);
  }

  #later = ({ target }) => {
    if (target.type === "file") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#keep, AFTER);
  };

  /** Sent but never arrived, for the session was over: then the words are still here. */
  #onSubmit = () => {
    clearTimeout(this.#timer);
    this.#keepHere();
  };

  #keep = async () => {
    if (this.#isEmpty) return;
    const words = new FormData(this.#form);
    for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body: words, redirect: "manual" });
      if (answer.status >= 500) return this.#waitForServer();
      if (!answer.headers.get("content-type")?.includes("json")) throw new Error("signed out");
      this.#kept(await answer.json(), answer.ok);
    } catch {
      this.#keepHere();
      this.#say(this.dataset.lost, true);
    }
  };

  /** Too busy to keep it: the window does, and asks again. */
  #waitForServer() {
    this.#keepHere();
    this.#say(this.dataset.busy, true);
    this.#timer = setTimeout(this.#keep, AFTER * 3);
  }

  #kept({ draft, words }, isKept) {
    if (draft) this.#form.elements.namedItem("draft").value = draft;
    if (isKept) sessionStorage.removeItem(this.#key);
    this.#say(words, !isKept);
  }

  #keepHere() {
    if (this.#isEmpty) return;
    const kept = [...this.#fields, this.#place].map(({ name, value }) => [name, value]);
    sessionStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(kept)));
  }

  #restore() {
    forgetWhatArrived();
    const kept = sessionStorage.getItem(this.#key);
    if (kept && this.#isEmpty) {
      const words = JSON.parse(kept);
      for (const field of this.#fields) {
        field.value = words[field.name] ?? "";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
      this.#choose(words.place);
    }
    sessionStorage.removeItem(this.#key);
  }

  #choose(place) {
    const option = [...this.#place.options].find(({ value }) => value === place);
    if (option) option.selected = true;
    else this.#place.prepend(new Option(this.dataset.nowhere, NOWHERE, true, true));
  }

  #say(words, isTrouble) {
    const line = this.querySelector("[role=status]");
    line.textContent = words;
    line.classList.toggle("writer__saved--lost", isTrouble);
  }

  get #fields() {
    return WORDS.map((name) => this.#form?.elements.namedItem(name)).filter(Boolean);
  }

  get #place() {
    return this.#form.elements.namedItem("place");
  }

  get #isEmpty() {
    return this.#fields.every(({ value }) => !value.trim());
  }

  get #key() {
    return `${WRITING}${this.#form.elements.namedItem("kind")?.value}`;
  }
}

/** What this page shows was shared after all, by this form or by one of another kind. */
function forgetWhatArrived() {
  const page = document.body.textContent;
  for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(WRITING))) {
    const { title = "", content = "" } = JSON.parse(sessionStorage.getItem(key));
    // A short title may stand anywhere.
    const sign = title.trim().length > 11 ? title.trim() : content.slice(0, 60);
    if (page.includes(sign)) sessionStorage.removeItem(key);
  }
}

customElements.define("draft-keeper", DraftKeeper);
