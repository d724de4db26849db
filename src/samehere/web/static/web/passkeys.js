// What a passkey needs: the browser is asked for one, and its answer is sent with the form.
// Without this file those forms stay hidden, and the page names the other ways.
"use strict";

(() => {
  function toBytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  }

  function toText(buffer) {
    if (!buffer) return undefined;
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  // The server writes bytes as text; the browser wants bytes.
  function decoded(asked) {
    const key = { ...asked.publicKey, challenge: toBytes(asked.publicKey.challenge) };
    if (key.user) key.user = { ...key.user, id: toBytes(key.user.id) };
    for (const list of ["excludeCredentials", "allowCredentials"]) {
      if (key[list]) key[list] = key[list].map((one) => ({ ...one, id: toBytes(one.id) }));
    }
    return { publicKey: key };
  }

  function encoded(made) {
    const answer = made.response;
    return JSON.stringify({
      id: made.id,
      rawId: toText(made.rawId),
      type: made.type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: toText(answer.clientDataJSON),
        attestationObject: toText(answer.attestationObject),
        authenticatorData: toText(answer.authenticatorData),
        signature: toText(answer.signature),
        userHandle: toText(answer.userHandle),
      },
    });
  }

  function say(form, words) {
    const place = form.querySelector("[data-says]");
    place.hidden = false;
    place.querySelector("span").textContent = words;
  }

  async function ask(form) {
    const answer = await fetch(form.dataset.challenge, { credentials: "same-origin" });
    const type = answer.headers.get("Content-Type") || "";
    // Sent elsewhere: she has to prove again who she is. The page itself leads there.
    if (answer.redirected) window.location.reload();
    if (!answer.ok || !type.startsWith("application/json")) throw new Error("no challenge");
    const asked = decoded(await answer.json());
    const isNew = form.dataset.passkey === "make";
    return isNew ? navigator.credentials.create(asked) : navigator.credentials.get(asked);
  }

  // "This isn't my device" stands once on the page, for each way in.
  function copyTicks(form) {
    for (const field of form.querySelectorAll("[data-copies]")) {
      const box = document.getElementById(field.dataset.copies);
      field.value = box && box.checked ? "on" : "";
    }
  }

  async function onSubmit(event) {
    const form = event.target.closest("form[data-passkey]");
    if (!form || form.dataset.answered) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    try {
      form.elements.credential.value = encoded(await ask(form));
      copyTicks(form);
      form.dataset.answered = "yes";
      form.requestSubmit(event.submitter);
    } catch (fault) {
      const isThere = fault.name === "InvalidStateError";
      const isLeft = fault.name === "NotAllowedError" || fault.name === "AbortError";
      const { there, left, failed } = form.dataset;
      say(form, (isThere && there) || (isLeft && left) || failed);
    } finally {
      delete form.dataset.busy;
    }
  }

  // Only over https, or on this very computer, do browsers know passkeys.
  function show() {
    if (!window.PublicKeyCredential || !window.isSecureContext) return;
    for (const place of document.querySelectorAll("[data-needs-passkeys]")) place.hidden = false;
    for (const place of document.querySelectorAll("[data-without-passkeys]")) place.hidden = true;
  }

  // Somebody who comes back by the browser's own button may try again.
  function onShow() {
    for (const form of document.querySelectorAll("form[data-answered]")) {
      delete form.dataset.answered;
    }
  }

  document.addEventListener("submit", onSubmit);
  window.addEventListener("pageshow", onShow);
  show();
})();
