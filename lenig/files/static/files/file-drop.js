/**
 * <file-drop> wraps a file input of a form. What is dropped anywhere on the form, or
 * pasted into it, is added as if it had been chosen; htmx sends it at once. Inside an
 * element with `data-drop-zone` that is the place to drop, and the form around it takes
 * what nobody inside took. Without JavaScript the input is a plain one and its files
 * travel with the form.
 */
class FileDrop extends HTMLElement {
  #form;
  #again;
  #isWaiting = false;
  #tries = 0;

  connectedCallback() {
    this.#form = this.closest("[data-drop-zone], form") ?? this;
    this.#form.addEventListener("dragover", this.#onDragOver);
    this.#form.addEventListener("dragleave", this.#onDragEnd);
    this.#form.addEventListener("drop", this.#onDrop);
    this.#form.addEventListener("paste", this.#onPaste);
    this.addEventListener("htmx:beforeRequest", this.#onBegin);
    this.addEventListener("htmx:beforeSwap", this.#onAnswer);
    this.addEventListener("htmx:afterRequest", this.#onEnd);
  }

  disconnectedCallback() {
    clearTimeout(this.#again);
    this.#form.removeEventListener("dragover", this.#onDragOver);
    this.#form.removeEventListener("dragleave", this.#onDragEnd);
    this.#form.removeEventListener("drop", this.#onDrop);
    this.#form.removeEventListener("paste", this.#onPaste);
    this.removeEventListener("htmx:beforeRequest", this.#onBegin);
    this.removeEventListener("htmx:beforeSwap", this.#onAnswer);
    this.removeEventListener("htmx:afterRequest", this.#onEnd);
  }

  #onDragOver = (event) => {
    if (event.defaultPrevented || !event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.toggleAttribute("data-over", true);
  };

  #onDragEnd = () => this.removeAttribute("data-over");

  #onDrop = (event) => {
    this.#onDragEnd();
    if (!event.defaultPrevented && event.dataTransfer.files.length) this.#add(event, event.dataTransfer.files);
  };

  #onPaste = (event) => {
    // Text that was copied from a word processor carries a picture of itself: that is text.
    const { files, types } = event.clipboardData;
    if (!event.defaultPrevented && files.length && !types.includes("text/plain")) this.#add(event, files);
  };

  #add(event, files) {
    event.preventDefault();
    this.#input.files = files;
    this.#change();
  }

  #onBegin = (event) => {
    if (event.detail.elt !== this.#input) return;
    const weight = [...this.#input.files].reduce((sum, file) => sum + file.size, 0);
    if (weight > Number(this.dataset.most)) {
      event.preventDefault();
      this.#input.value = "";
      this.#say(this.dataset.tooMuch);
    } else {
      this.#say(this.#status.dataset.busy);
    }
  };

  // A refusal is an answer to show, beside what did come in; a crowd passes.
  #onAnswer = ({ detail: answer }) => {
    const { xhr } = answer;
    if (xhr.status < 400 || !xhr.responseText.includes("attached--refused")) return;
    const wait = Number(xhr.getResponseHeader("Retry-After"));
    this.#isWaiting = wait > 0 && wait <= 10 && this.#tries < 10;
    if (this.#isWaiting) this.#again = setTimeout(this.#change, wait * 1000);
    else answer.shouldSwap = true;
  };

  #onEnd = ({ detail }) => {
    if (detail.elt !== this.#input) return;
    this.#tries = this.#isWaiting ? this.#tries + 1 : 0;
    if (this.#isWaiting) return;
    this.#input.value = "";
    this.#say(detail.xhr.status ? "" : this.dataset.failed);
  };

  #change = () => {
    this.#isWaiting = false;
    this.#input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  #say(words) {
    this.#status.textContent = words;
  }

  get #input() {
    return this.querySelector("input[type=file]");
  }

  get #status() {
    return this.querySelector("[role=status]");
  }
}

customElements.define("file-drop", FileDrop);
