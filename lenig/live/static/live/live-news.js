/**
 * <live-news src="/live/ticket/"> listens while the page can be seen, and sends
 * `lenig:news` through the page when there is something new. Whoever shows
 * something that may grow old asks for it then: hx-trigger="lenig:news from:body".
 *
 * Without it, or without the live process, a page is as new as its last loading.
 */
class LiveNews extends HTMLElement {
  #stream = null;
  #again = null;

  connectedCallback() {
    document.addEventListener("visibilitychange", this.#onVisibility);
    this.#onVisibility();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#onVisibility);
    this.#stop();
  }

  #onVisibility = () => (document.hidden ? this.#stop() : this.#listen());

  #listen = async () => {
    if (this.#stream) return;
    this.#stop();
    const ticket = await this.#ticket();
    if (!ticket || this.#stream || document.hidden || !this.isConnected) return;
    this.#stream = new EventSource(ticket.stream, { withCredentials: true });
    this.#stream.addEventListener("news", this.#onNews);
    this.#stream.addEventListener("error", this.#onEnd);
  };

  /** Where to listen; null when the session is over or the server is away. */
  async #ticket() {
    try {
      const answer = await fetch(this.getAttribute("src"), { redirect: "error" });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  #onNews = () => this.dispatchEvent(new CustomEvent("lenig:news", { bubbles: true }));

  /** The ticket ended, or nobody is there: ask anew after a while, not all at once. */
  #onEnd = () => {
    this.#stop();
    this.#again = setTimeout(this.#listen, 20_000 + Math.random() * 20_000);
  };

  #stop() {
    clearTimeout(this.#again);
    this.#stream?.close();
    this.#stream = null;
  }
}

customElements.define("live-news", LiveNews);
