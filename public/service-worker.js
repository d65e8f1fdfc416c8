/*
 * Keeps one page: what to show when the network is away. Nothing of a patient is ever stored here, and no answer
 * of the server is served from here while the server can be reached.
 */
const STORE = "rounds-offline-1"
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
