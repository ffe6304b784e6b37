/**
 * <draft-keeper data-url="…" data-person="…"> keeps what is typed into its form: on
 * the server some seconds after the last letter, and in this window while the server
 * or the session is away. What the window kept comes back into an empty form of the
 * same person, since a window may be shared by many, with the place for which it was
 * written: words for a group are never by themselves for everyone. Where that place
 * cannot be chosen, none is.
 */
const AFTER = 3000;
/** The fields with words. */
const WORDS = ["title", "content", "formatted"];
/**
 * What goes with them: whom they name, the draft they are on the server, and the key that
 * makes one post of them however often they are sent. Files are kept by the server alone.
 */
const BESIDE = ["chosen", "draft", "key"];
const WRITING = "lenig:writing:";
/** What the server takes for a place that was not chosen; an empty one means everyone. */
const NOWHERE = "nowhere";

class DraftKeeper extends HTMLElement {
  #timer;
  #form;

  connectedCallback() {
    this.#form = this.closest("form");
    this.#form?.addEventListener("input", this.#onInput);
    this.#form?.addEventListener("htmx:afterRequest", this.#later);
    this.#form?.addEventListener("submit", this.#onSubmit);
    this.#restore();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#form?.removeEventListener("input", this.#onInput);
    this.#form?.removeEventListener("htmx:afterRequest", this.#later);
    this.#form?.removeEventListener("submit", this.#onSubmit);
  }

  #onInput = ({ target }) => {
    if (target.type !== "file") this.#later();
  };

  /** A file that was added or left out counts when the server has it. */
  #later = () => {
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
    const fields = [...this.#fields([...WORDS, ...BESIDE]), this.#place];
    const kept = fields.map(({ name, value }) => [name, value]);
    sessionStorage.setItem(this.#key, JSON.stringify(Object.fromEntries(kept)));
  }

  #restore() {
    forgetWhatArrived();
    const kept = sessionStorage.getItem(this.#key);
    if (kept && this.#isEmpty) {
      const words = JSON.parse(kept);
      for (const field of this.#fields(BESIDE)) field.value = words[field.name] ?? field.value;
      for (const field of this.#fields(WORDS)) {
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

  #fields(names) {
    return names.map((name) => this.#form?.elements.namedItem(name)).filter(Boolean);
  }

  get #place() {
    return this.#form.elements.namedItem("place");
  }

  get #isEmpty() {
    return this.#fields(WORDS).every(({ value }) => !value.trim());
  }

  get #key() {
    return `${WRITING}${this.dataset.person}:${this.#form.elements.namedItem("kind")?.value}`;
  }
}

/** What a post on this page says was shared after all, by this form or by one of another kind. */
function forgetWhatArrived() {
  for (const key of Object.keys(sessionStorage).filter((each) => each.startsWith(WRITING))) {
    if (isShown(JSON.parse(sessionStorage.getItem(key)))) sessionStorage.removeItem(key);
  }
}

/** A post with that title, or else one that begins so: a card shows no more of a long one. */
function isShown({ title = "", content = "" }) {
  const sign = bare(title) || bare(content).slice(0, 60);
  if (!title.trim()) return textsOf("[data-post]").some((text) => text.includes(sign));
  return textsOf("[data-post] :is(h1, h3, .post__title)").includes(sign);
}

function textsOf(selector) {
  return [...document.querySelectorAll(selector)].map(({ textContent }) => bare(textContent));
}

/** Without spaces and line ends: on a page they are not as they were typed. */
function bare(text) {
  return text.normalize("NFC").replace(/\s+/g, "");
}

customElements.define("draft-keeper", DraftKeeper);
