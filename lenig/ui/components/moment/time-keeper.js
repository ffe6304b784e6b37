/**
 * <time-keeper> stands once on a page and keeps its short times true:
 * "3 min ago" becomes "4 min ago" while the page stays open. The words come
 * from its attributes, so that they are the reader's own language.
 */
class TimeKeeper extends HTMLElement {
  #timer;

  connectedCallback() {
    this.#timer = setInterval(() => this.#refresh(), 60_000);
    document.addEventListener("visibilitychange", this.#refresh);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#refresh);
  }

  #refresh = () => {
    if (document.hidden) return;
    for (const time of document.querySelectorAll("time[data-kept]")) {
      const words = this.#words(Date.parse(time.dateTime));
      if (words) time.firstElementChild.textContent = words;
    }
  };

  #words(moment) {
    const minutes = Math.floor((Date.now() - moment) / 60_000);
    if (minutes < 1) return this.dataset.now;
    if (minutes < 60) return this.dataset.minutes.replace("0", minutes);
    // By then the day has turned for somebody: the words of the server are right.
    if (minutes >= 12 * 60) return null;
    return this.dataset.hours.replace("0", Math.floor(minutes / 60));
  }
}

customElements.define("time-keeper", TimeKeeper);
