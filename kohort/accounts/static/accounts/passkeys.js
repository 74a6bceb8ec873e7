// Passkeys. A form with data-passkey ("get" or "create") asks the server for options, the browser for an answer to them,
// and is then sent with the answer. Without this script the forms stay hidden, and a sentence after each says why.

const forms = document.querySelectorAll("form[data-passkey]");

async function optionsFor(form) {
  const said = await fetch(form.action, { method: "POST", body: new FormData(form) });
  if (said.redirected) location.assign(said.url);
  return said.redirected ? null : said.json();
}

async function answerTo(options, kind) {
  const publicKey =
    kind === "create"
      ? PublicKeyCredential.parseCreationOptionsFromJSON(options)
      : PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials[kind]({ publicKey });
}

function send(form, credential) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "credential";
  field.value = JSON.stringify(credential);
  form.append(field);
  form.submit();
}

async function show(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const told = form.querySelector("[role=alert]");
  told.textContent = "";
  try {
    const options = await optionsFor(form);
    if (options) send(form, await answerTo(options, form.dataset.passkey));
  } catch {
    told.textContent = form.dataset.failed;
  }
}

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of forms) {
    form.hidden = false;
    form.nextElementSibling.hidden = true;
    form.addEventListener("submit", show);
  }
}
