/**
 * Ctrl and Enter (on a Mac: Command) send what one is writing, in the composer
 * and in every answer: in a mention-box, and in whatever has `data-writing`. The
 * button beside it does the same without script.
 */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("mention-box, [data-writing]")?.closest("form");
  if (!form) return;
  event.preventDefault();
  // Not the first button of the form: in the composer that one changes the kind, and
  // others format the text.
  form.requestSubmit(form.querySelector(".button--primary:not([type=button])"));
});
