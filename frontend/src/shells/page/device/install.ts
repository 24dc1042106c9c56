// Installing the page as an app, where the browser offers it. It does so once, early, and what it offers has to be kept.

interface InstallOffer extends Event {
  prompt(): Promise<void>;
}

let offer: InstallOffer | null = null;

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offer = event as InstallOffer;
});
addEventListener("appinstalled", () => {
  offer = null;
});

export const canInstall = (): boolean => offer !== null;

export async function install(): Promise<void> {
  await offer?.prompt();
  offer = null; // it is good once
}
