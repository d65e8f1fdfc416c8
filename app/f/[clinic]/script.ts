/**
 * What scripts add to a form that works without them: it is sent without leaving the page, a lost connection loses no
 * word, another language keeps what was typed, a quick hand waits until the token counts, and a page inside another
 * tells it its height.
 */
export const SCRIPT = `
(function () {
  var opened = performance.now()
  var busy = false
  function main() { return document.querySelector("main") }
  function say(text) {
    var note = document.getElementById("note")
    note.textContent = text
    note.hidden = false
    note.scrollIntoView({ block: "nearest" })
  }
  function show(text, url) {
    var from = text.indexOf("<main data-form>")
    if (from < 0) throw new Error("not our page")
    // Its style and script stay behind: they are here already, under this page's nonce.
    var next = new DOMParser().parseFromString(text.slice(from, text.indexOf("</main>")), "text/html")
    main().replaceWith(document.importNode(next.querySelector("main"), true))
    document.title = document.querySelector("h1").textContent
    history.replaceState(null, "", url)
    opened = performance.now()
    var first = document.querySelector("[autofocus]") || document.querySelector("h1")
    if (first) first.focus()
  }
  document.addEventListener("submit", function (event) {
    var form = event.target
    event.preventDefault()
    if (busy) return
    busy = true
    var button = form.querySelector("button")
    var label = button.textContent
    button.setAttribute("aria-disabled", "true")
    button.textContent = form.dataset.sending
    var wait = Math.max(0, Number(form.dataset.seconds) * 1000 + 200 - (performance.now() - opened))
    setTimeout(function () {
      fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })
        .then(function (answer) {
          return answer.text().then(function (text) { show(text, answer.url) })
        })
        .catch(function () {
          button.removeAttribute("aria-disabled")
          button.textContent = label
          say(form.dataset.unreached)
        })
        .then(function () { busy = false })
    }, wait)
  })
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("nav a") : null
    var form = document.querySelector("form")
    if (!link || !form || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    var typed = [].slice.call(form.elements).filter(function (one) { return one.id })
    fetch(link.href)
      .then(function (answer) { return answer.text() })
      .then(function (text) {
        show(text, link.href)
        typed.forEach(function (old) {
          var field = document.getElementById(old.id)
          if (field) { field.value = old.value; field.checked = old.checked }
        })
      })
      .catch(function () { location.href = link.href })
  })
  if (window.parent !== window) {
    var last = 0
    var tell = function () {
      var height = Math.ceil(main().getBoundingClientRect().height)
      if (height !== last) window.parent.postMessage({ roundsForm: true, height: (last = height) }, "*")
    }
    new ResizeObserver(tell).observe(document.body)
    tell()
  }
})()
`
