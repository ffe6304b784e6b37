/**
 * <picture-dialog data-upload="…"> asks for a picture and what can be seen in it. It
 * opens on `dialog:ask`, with a file that was pasted or dropped, or with the words of a
 * picture that stands in the text. It answers with `picture:chosen`.
 */
const PATIENCE = 10;

class PictureDialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener("dialog:ask", this.#onAsk);
    this.addEventListener("click", this.#onClick);
  }

  disconnectedCallback() {
    this.removeEventListener("dialog:ask", this.#onAsk);
    this.removeEventListener("click", this.#onClick);
  }

  #onAsk = ({ detail: { file, alt } }) => {
    const chosen = new DataTransfer();
    if (file) chosen.items.add(file);
    this.#file.files = chosen.files;
    this.#alt.value = alt ?? "";
    this.#isThere = alt !== undefined;
    this.querySelector("[data-choose]").hidden = this.#isThere;
    this.#complain("");
    this.#dialog.showModal();
    (file || this.#isThere ? this.#alt : this.#file).focus();
  };

  #onClick = ({ target }) => {
    if (target.closest("[data-close]")) this.#dialog.close();
    else if (target.closest("[data-done]")) this.#done();
  };

  async #done() {
    const alt = this.#alt.value.trim();
    if (this.#isThere) return this.#answer({ alt });
    const [file] = this.#file.files;
    if (!file) return this.#complain(this.dataset.none);
    this.#busy = true;
    try {
      const { row, wrong } = await this.#send(file);
      if (row) this.#answer({ ...picture(row), alt });
      else this.#complain(wrong || this.dataset.failed);
    } catch {
      this.#complain(this.dataset.failed);
    } finally {
      this.#busy = false;
    }
  }

  /** What the server says of the file: the row that forms show for it, or what is wrong with it. */
  async #send(file) {
    const body = new FormData();
    body.append("picture-new", file);
    const token = this.closest("form").elements.namedItem("csrfmiddlewaretoken").value;
    for (let tries = 0; ; tries += 1) {
      const answer = await fetch(this.dataset.upload, { method: "POST", body, headers: { "x-csrftoken": token }, redirect: "error" });
      const wait = Number(answer.headers.get("retry-after"));
      if (answer.ok || !wait || wait > PATIENCE || tries >= PATIENCE) return read(await answer.text());
      await new Promise((later) => setTimeout(later, wait * 1000));
    }
  }

  #answer(detail) {
    this.#dialog.close();
    this.dispatchEvent(new CustomEvent("picture:chosen", { detail, bubbles: true }));
  }

  #complain(words) {
    const line = this.querySelector("[data-wrong]");
    line.textContent = words;
    line.hidden = !words;
  }

  set #busy(isBusy) {
    this.querySelector("[data-done]").disabled = isBusy;
    this.querySelector("[data-status]").textContent = isBusy ? this.dataset.busy : "";
  }

  #isThere = false;

  get #file() {
    return this.querySelector("[data-file]");
  }

  get #alt() {
    return this.querySelector("[data-alt]");
  }

  get #dialog() {
    return this.querySelector("dialog");
  }
}

function read(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  return { row: page.querySelector(".attached__picture"), wrong: page.querySelector(".attached--refused")?.textContent.trim() };
}

/** From the small copy in a row to the one for a column of text. */
function picture(row) {
  return {
    src: row.getAttribute("src").replace(/\d+\/$/, "960/"),
    width: Number(row.getAttribute("width")),
    height: Number(row.getAttribute("height")),
  };
}

customElements.define("picture-dialog", PictureDialog);
