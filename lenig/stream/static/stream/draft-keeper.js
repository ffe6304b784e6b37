/**
 * <draft-keeper data-url="…"> keeps what is typed into its form: on the server
 * some seconds after the last letter, and in this window while the server or
 * the session is away. What the window kept comes back into an empty form.
 */
const AFTER = 3000;

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
    if (!this.#text?.value.trim()) return;
    const words = new FormData(this.#form);
    for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body: words, redirect: "manual" });
      if (!answer.headers.get("content-type")?.includes("json")) throw new Error("signed out");
      this.#kept(await answer.json(), answer.ok);
    } catch {
      this.#keepHere();
      this.#say(this.dataset.lost, true);
    }
  };

  #kept({ draft, words }, isKept) {
    if (draft) this.#form.elements.namedItem("draft").value = draft;
    if (isKept) sessionStorage.removeItem(this.#key);
    this.#say(words, !isKept);
  }

  #keepHere() {
    if (this.#text?.value.trim()) sessionStorage.setItem(this.#key, this.#text.value);
  }

  #restore() {
    const kept = sessionStorage.getItem(this.#key);
    const isThere = kept && document.body.textContent.includes(kept.slice(0, 60));
    if (kept && this.#text && !this.#text.value && !isThere) {
      this.#text.value = kept;
      this.#text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    sessionStorage.removeItem(this.#key);
  }

  #say(words, isTrouble) {
    const line = this.querySelector("[role=status]");
    line.textContent = words;
    line.classList.toggle("writer__saved--lost", isTrouble);
  }

  get #text() {
    return this.#form?.querySelector("textarea[name=content]");
  }

  get #key() {
    return `lenig:writing:${this.#form.elements.namedItem("kind")?.value}`;
  }
}

customElements.define("draft-keeper", DraftKeeper);
