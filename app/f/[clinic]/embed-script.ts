/**
 * What a clinic's own site loads: puts the form into every <div data-rounds-form>, says where the visitor came from,
 * and keeps the frame as high as the form. Nothing of the site's page is read but its address and language.
 */
export function embedScript(given: { base: string; slug: string; title: string }): string {
  return `(function () {
  var form = ${literal(`${given.base}/f/${encodeURIComponent(given.slug)}`)}
  var home = ${literal(new URL(given.base).origin)}
  var title = ${literal(given.title)}
  function put(place) {
    if (place.dataset.roundsFormReady) return
    place.dataset.roundsFormReady = "1"
    var params = new URLSearchParams({ embed: "1", theme: place.dataset.theme || "light" })
    var language = place.dataset.lang || document.documentElement.lang.slice(0, 2)
    if (language) params.set("lang", language)
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (/^utm_(source|medium|campaign)$/.test(name) && !params.has(name)) params.set(name, value.slice(0, 200))
    })
    var frame = document.createElement("iframe")
    frame.src = form + "?" + params
    frame.title = title
    frame.loading = "lazy"
    frame.referrerPolicy = "no-referrer"
    frame.style.cssText = "display:block;width:100%;height:720px;border:0;color-scheme:auto"
    window.addEventListener("message", function (event) {
      if (event.origin !== home || event.source !== frame.contentWindow) return
      var told = event.data
      if (told && told.roundsForm === true && told.height > 0) frame.style.height = Math.min(told.height, 4000) + 24 + "px"
    })
    place.appendChild(frame)
  }
  function start() { document.querySelectorAll("[data-rounds-form]").forEach(put) }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
})()
`
}

/** A value inside a script: JSON, without what would end a line or a script element. */
const literal = (value: string): string =>
  JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )
