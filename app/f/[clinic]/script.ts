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
  // False where it is no page of ours, or one that says what failed: then everything that was typed stays as it is.
  function show(text, url) {
    var from = text.indexOf("<main data-form>")
    if (from < 0) return false
    // Its style and script stay behind: they are here already, under this page's nonce.
    var next = new DOMParser().parseFromString(text.slice(from, text.indexOf("</main>")), "text/html")
    var failure = next.querySelector("[data-failure]")
    if (failure && document.querySelector("form")) {
      say(failure.textContent)
      return false
    }
    main().replaceWith(document.importNode(next.querySelector("main"), true))
    document.title = document.querySelector("h1").textContent
    history.replaceState(null, "", url)
    opened = performance.now()
    var first = document.querySelector("[autofocus]") || document.querySelector("h1")
    if (first) first.focus()
    return true
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
    function stay(text) {
      button.removeAttribute("aria-disabled")
      button.textContent = label
      if (text) say(text)
    }
    setTimeout(function () {
      fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) })
        .then(function (answer) {
          return answer.text().then(function (text) {
            if (!show(text, answer.url)) stay(text.indexOf("data-failure") < 0 && form.dataset.failed)
          })
        })
        .catch(function () { stay(form.dataset.unreached) })
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
        if (!show(text, link.href)) return
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
