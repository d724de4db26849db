// Every page works without this file. It spares a reload where one button changes one part of a
// page, and it sends a form that publishes something only once.
"use strict";

(() => {
  const TO_SERVER = { "X-Fragment": "1" };
  const busy = new Set();
  let isPlain = false;

  // A button says which part its answer replaces: data-swap="post-3-acts", the id of an element.
  function targetOf(button) {
    const id = button && button.dataset.swap;
    return id ? document.getElementById(id.replace(/^#/, "")) : null;
  }

  function partOf(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content.firstElementChild;
  }

  // Says it to those who hear the page. Emptied first, so that the same words are said again.
  function announce(words) {
    const live = document.getElementById("live");
    if (!live || !words) return;
    live.textContent = "";
    window.setTimeout(() => { live.textContent = words; }, 50);
  }

  // The button that was pressed is gone; the one in its place has the same data-act.
  function focusAgain(part, act) {
    const name = CSS.escape(act || "");
    const next = part.querySelector(`[data-act="${name}"]`) || part.querySelector("button, a");
    if (next) next.focus({ preventScroll: true });
  }

  async function answerTo(form, button) {
    const answer = await fetch(button.formAction, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: TO_SERVER,
      credentials: "same-origin",
    });
    const type = answer.headers.get("Content-Type") || "";
    // A redirect leads to a whole page, such as the one to sign in: the browser goes there itself.
    if (!answer.ok || answer.redirected || !type.startsWith("text/html")) return null;
    return partOf(await answer.text());
  }

  function sendPlainly(form, button) {
    isPlain = true;
    form.requestSubmit(button);
    isPlain = false;
  }

  async function act(form, button, target) {
    busy.add(target.id);
    try {
      const part = await answerTo(form, button);
      if (!part || part.id !== target.id) throw new Error("not the part that was asked for");
      const hadFocus = target.contains(document.activeElement);
      target.replaceWith(part);
      if (hadFocus) focusAgain(part, button.dataset.act);
      announce(button.dataset.done);
    } catch {
      // Each act twice is the same as once, so it may be sent again.
      sendPlainly(form, button);
    } finally {
      busy.delete(target.id);
    }
  }

  function onSubmit(event) {
    const form = event.target;
    if (form.id === "act") {
      const target = targetOf(event.submitter);
      if (!target || isPlain) return;
      event.preventDefault();
      if (!busy.has(target.id)) act(form, event.submitter, target);
    } else if (form.dataset.once !== undefined) {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    }
  }

  // Somebody who comes back to the form by the browser's own button may send it again.
  function onShow() {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  }

  document.addEventListener("submit", onSubmit);
  window.addEventListener("pageshow", onShow);
})();
