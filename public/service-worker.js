/*
 * Keeps one page: what to show when the network is away. Nothing of a patient is ever stored here, and no answer
 * of the server is served from here while the server can be reached.
 */
const STORE = "rounds-offline-2"
const PAGE = "/offline.html"
const LOOKS = "/offline.css"

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(STORE)
      .then((store) => store.addAll([PAGE, LOOKS].map((path) => new Request(path, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== STORE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener("fetch", (event) => {
  const { mode, url } = event.request
  const kept = mode === "navigate" ? PAGE : new URL(url).pathname === LOOKS ? LOOKS : undefined
  if (kept) event.respondWith(fetch(event.request).catch(() => caches.match(kept)))
})

/* A push tells what kind of thing waits, how many, and where: never whose. */
self.addEventListener("push", (event) => {
  const told = readPayload(event.data)
  event.waitUntil(
    Promise.all([
      self.registration.showNotification(told.title, {
        body: told.count > 1 ? String(told.count) : "",
        icon: "/icons/192.png",
        badge: "/icons/192.png",
        tag: `${told.kind}`,
        renotify: told.isUrgent === true,
        requireInteraction: told.isUrgent === true,
        data: { id: told.id, url: told.url },
      }),
      receipt(told.id, "delivered"),
    ]),
  )
})

self.addEventListener("notificationclick", (event) => {
  event.notification.close()
  const { id, url } = event.notification.data ?? {}
  event.waitUntil(Promise.all([receipt(id, "seen"), openAt(typeof url === "string" ? url : "/")]))
})

function readPayload(data) {
  try {
    const told = data.json()
    if (typeof told.title === "string") return told
  } catch {}
  return { title: "Rounds", kind: "other", count: 1, url: "/" }
}

/** Proof that it came. Signed out, nobody may give it: then it stays at "sent". */
function receipt(id, state) {
  if (typeof id !== "string") return undefined
  return fetch("/api/notifications/receipts", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id, state }),
  }).catch(() => {})
}

async function openAt(path) {
  const { origin } = self.location
  const url = new URL(path, origin)
  if (url.origin !== origin) return
  const [open] = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  if (!open) return self.clients.openWindow(url.href)
  await open.focus()
  return open.navigate(url.href).catch(() => self.clients.openWindow(url.href))
}
