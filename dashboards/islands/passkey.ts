// Passkeys: https://www.w3.org/TR/webauthn-3/ through @simplewebauthn/browser, which stands before this in the same file.

interface WebAuthn {
  browserSupportsWebAuthn(): boolean;
  startAuthentication(input: { optionsJSON: unknown }): Promise<unknown>;
  startRegistration(input: { optionsJSON: unknown }): Promise<unknown>;
}

// Safe: the library sets this name, and a test signs in through it.
const webauthn = (globalThis as unknown as { SimpleWebAuthnBrowser: WebAuthn }).SimpleWebAuthnBrowser;

async function post(url: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  const data = await answer.json().catch(() => ({}));
  if (answer.ok) return data;
  throw new Refused(data.error?.message ?? data.message ?? "");
}

/** The service said why, in words for people. */
class Refused extends Error {}

async function signIn(box: HTMLElement): Promise<void> {
  const options = await post("/console/sign-in/passkey/options", {});
  const answer = await webauthn.startAuthentication({ optionsJSON: options });
  const { url } = await post("/console/sign-in/passkey", { answer, next: box.dataset.next });
  location.assign(String(url));
}

async function register(box: HTMLElement): Promise<void> {
  const name = box.querySelector<HTMLInputElement>("input[name=passkey-name]")?.value ?? "";
  const options = await post("/console/account/passkeys/options", {});
  const answer = await webauthn.startRegistration({ optionsJSON: options });
  const { url } = await post("/console/account/passkeys", { answer, name });
  location.assign(String(url));
}

function offer(box: HTMLElement): void {
  const button = box.querySelector("button");
  const said = box.querySelector<HTMLElement>("[role=alert]");
  if (!button || !said) return;
  box.hidden = false;
  button.addEventListener("click", async () => {
    button.setAttribute("aria-disabled", "true");
    said.textContent = "";
    try {
      await (box.dataset.passkey === "register" ? register(box) : signIn(box));
    } catch (error) {
      // Closing the browser's own window is a decision, not a fault.
      const cancelled = error instanceof Error && error.name === "NotAllowedError";
      const words = error instanceof Refused ? error.message : "";
      said.textContent = cancelled ? "" : words || box.dataset.failed || "";
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}

if (webauthn?.browserSupportsWebAuthn())
  for (const box of document.querySelectorAll<HTMLElement>("[data-passkey]")) offer(box);
