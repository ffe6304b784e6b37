/**
 * <rich-text data-library="…"> puts an editor in the place of the textarea inside it.
 *
 * The textarea keeps the plain words and the field `formatted` the same with their
 * formatting, so the form is sent, kept and restored as any other. The editor comes
 * from `data-library`, and only to pages with this element. Without it, or when it
 * does not arrive, the textarea stays.
 */
const TOOLS = {
  heading: [(to) => to.toggleHeading({ level: 2 }), ["heading", { level: 2 }]],
  subheading: [(to) => to.toggleHeading({ level: 3 }), ["heading", { level: 3 }]],
  bold: [(to) => to.toggleBold(), ["bold"]],
  italic: [(to) => to.toggleItalic(), ["italic"]],
  bullets: [(to) => to.toggleBulletList(), ["bulletList"]],
  numbers: [(to) => to.toggleOrderedList(), ["orderedList"]],
  quote: [(to) => to.toggleBlockquote(), ["blockquote"]],
  code: [(to) => to.toggleCodeBlock(), ["codeBlock"]],
  rule: [(to) => to.setHorizontalRule()],
  table: [(to) => to.insertTable({ rows: 3, cols: 3, withHeaderRow: true })],
  undo: [(to) => to.undo()],
  redo: [(to) => to.redo()],
  row: [(to) => to.addRowAfter()],
  column: [(to) => to.addColumnAfter()],
  "row-out": [(to) => to.deleteRow()],
  "column-out": [(to) => to.deleteColumn()],
  "table-out": [(to) => to.deleteTable()],
  link: [null, ["link"]],
  picture: [null, ["image"]],
};

class RichText extends HTMLElement {
  #editor;

  async connectedCallback() {
    try {
      const library = await import(this.dataset.library);
      if (this.isConnected && !this.#editor) this.#begin(library);
    } catch (trouble) {
      console.warn("The editor did not arrive: the textarea stays.", trouble);
    }
  }

  disconnectedCallback() {
    this.#editor?.destroy();
    this.#editor = undefined;
  }

  #begin(library) {
    const isWriting = document.activeElement === this.#words;
    this.#editor = new library.Editor({
      element: this.querySelector(".rich__page"),
      injectCSS: false, // the policy of our pages allows no style that a script writes
      extensions: this.#extensions(library),
      content: this.#formatted.value || paragraphs(this.#words.value),
      editorProps: {
        attributes: this.#attributes,
        handleKeyDown: this.#onKey,
        transformPastedHTML: plain,
        handlePaste: (_view, event) => this.#takeFile(event, event.clipboardData),
        handleDrop: (_view, event) => this.#takeFile(event, event.dataTransfer),
      },
      onUpdate: this.#keep,
      onTransaction: this.#show,
    });
    this.querySelector(".rich__plain").hidden = true;
    this.querySelector("tool-bar").hidden = false;
    this.addEventListener("click", this.#onClick);
    this.addEventListener("mousedown", this.#onMouseDown);
    this.addEventListener("link:chosen", this.#onLink);
    this.addEventListener("picture:chosen", this.#onPicture);
    this.#field("by_editor").value = "yes";
    this.#put();
    this.#show();
    if (isWriting) this.#editor.commands.focus("end");
    this.dispatchEvent(new CustomEvent("rich:ready", { detail: this.#editor, bubbles: true }));
  }

  /** What `writing/rich.py` lets through, and no more. */
  #extensions({ Heading, Image, Link, Placeholder, ...library }) {
    const names =
      "Document Paragraph Text Bold Italic Strike Code CodeBlock BulletList OrderedList ListItem Blockquote " +
      "HorizontalRule History Dropcursor Gapcursor TrailingNode Table TableRow TableHeader TableCell";
    return [
      ...names.split(" ").map((name) => library[name]),
      // Ctrl and Enter sends the form.
      library.HardBreak.extend({ addKeyboardShortcuts: () => ({ "Shift-Enter": ({ editor }) => editor.commands.setHardBreak() }) }),
      Heading.configure({ levels: [2, 3] }),
      Image.extend({ parseHTML: () => [{ tag: 'img[src^="/files/"]' }] }),
      Link.extend({ addKeyboardShortcuts: () => ({ "Mod-k": () => this.#ask("link") }) }).configure({ enableTarget: false, openOnClick: false }),
      Placeholder.configure({ placeholder: this.dataset.prompt }),
    ];
  }

  get #attributes() {
    const keys = `${this.#words.id}_keys`;
    const error = this.#words.getAttribute("aria-describedby");
    return {
      class: "rich__text prose prose--large",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": this.dataset.label,
      "aria-describedby": error ? `${keys} ${error}` : keys,
      ...(error && { "aria-invalid": "true" }),
    };
  }

  // -- What is written ------------------------------------------------------------------

  #keep = () => {
    this.#put();
    this.#words.dispatchEvent(new Event("input", { bubbles: true }));
  };

  #put() {
    const text = this.#editor.getText({ blockSeparator: "\n\n" });
    this.#words.value = text;
    this.#formatted.value = this.#editor.isEmpty ? "" : this.#editor.getHTML();
    const minutes = Math.max(1, Math.round(text.split(/\s+/).length / 220));
    this.querySelector(".rich__minutes").value = this.dataset.minutes.replace("NUMBER", minutes);
  }

  #onKey = (_view, event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return false;
    this.querySelector("tool-bar [tabindex='0']")?.focus();
    return true;
  };

  /** A picture from the clipboard or another window; words beside it are what was meant. */
  #takeFile(event, { files, types }) {
    const picture = [...files].find((file) => file.type.startsWith("image/"));
    if (!picture || types.includes("text/plain")) return false;
    event.preventDefault();
    return this.#ask("picture", { file: picture });
  }

  // -- The buttons ----------------------------------------------------------------------

  #onClick = ({ target }) => {
    const name = target.closest("[data-do]")?.dataset.do;
    if (!name) return;
    const [command] = TOOLS[name];
    if (command) command(this.#editor.chain().focus()).run();
    else this.#ask(name, name === "picture" && this.#editor.isActive("image") ? { alt: this.#editor.getAttributes("image").alt } : {});
  };

  /** A button that is clicked leaves the cursor where it is. */
  #onMouseDown = (event) => {
    if (event.target.closest("[data-do]")) event.preventDefault();
  };

  #show = () => {
    if (!this.#editor) return;
    for (const button of this.querySelectorAll("[data-do][aria-pressed]")) {
      button.setAttribute("aria-pressed", this.#editor.isActive(...TOOLS[button.dataset.do][1]));
    }
    this.querySelector("[data-in-table]").hidden = !this.#editor.isActive("table");
  };

  #ask(name, detail = {}) {
    const { href = "" } = this.#editor.getAttributes("link");
    this.querySelector(`${name}-dialog`).dispatchEvent(new CustomEvent("dialog:ask", { detail: { href, ...detail } }));
    return true;
  }

  #onLink = ({ detail: { href } }) => {
    const to = this.#editor.chain().focus().extendMarkRange("link");
    if (!href) to.unsetLink().run();
    else if (this.#editor.state.selection.empty && !this.#editor.isActive("link")) {
      to.insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] }).run();
    } else to.setLink({ href }).run();
  };

  #onPicture = ({ detail }) => {
    const to = this.#editor.chain().focus();
    if (detail.src) to.setImage(detail).run();
    else to.updateAttributes("image", detail).run();
  };

  // -- The fields -----------------------------------------------------------------------

  #field(name) {
    return this.querySelector(`[name=${name}]`);
  }

  get #words() {
    return this.#field("content");
  }

  get #formatted() {
    return this.#field("formatted");
  }
}

/**
 * What a word processor copies, without its looks. Nothing of them would come in, but the
 * browser looks at them while it reads, and complains to the content policy.
 */
function plain(html) {
  return html
    .replace(/<(style|script)\b[^]*?<\/\1>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\s(?:style|on\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, ""));
}

/** Plain words as the server reads them: an empty line begins a new paragraph. */
function paragraphs(text) {
  const box = document.createElement("div");
  for (const block of text.trim().split(/\n[ \t]*\n\s*/)) {
    const paragraph = document.createElement("p");
    block.split("\n").forEach((line, n) => paragraph.append(...(n ? [document.createElement("br")] : []), line));
    box.append(paragraph);
  }
  return text.trim() ? box.innerHTML : "";
}

customElements.define("rich-text", RichText);
