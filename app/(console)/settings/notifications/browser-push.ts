/** What this browser can do about pushes, and does. */
export type PushState = "unsupported" | "denied" | "off" | "on"

export async function readPush(): Promise<{ state: PushState; endpoint: string | null }> {
  if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window))
    return { state: "unsupported", endpoint: null }
  const registration = await navigator.serviceWorker.getRegistration()
  const subscription = await registration?.pushManager.getSubscription()
  if (Notification.permission === "denied") return { state: "denied", endpoint: null }
  return { state: subscription ? "on" : "off", endpoint: subscription?.endpoint ?? null }
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0))

/** Asks the person, then the browser. Null: they said no. Throws where the browser cannot. */
export async function turnOn(publicKey: string) {
  if ((await Notification.requestPermission()) !== "granted") return null
  await navigator.serviceWorker.register("/service-worker.js")
  const registration = await navigator.serviceWorker.ready
  // One made for other keys of ours would take no new one beside it.
  await (await registration.pushManager.getSubscription())?.unsubscribe()
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(publicKey),
  })
  const { endpoint, keys } = made.toJSON()
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error("no subscription")
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth, userAgent: navigator.userAgent.slice(0, 500) }
}

export async function turnOff(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}
