/**
 * npm runs a script through a shell and passes SIGTERM on to that shell alone, which dies and leaves us running. Under npm
 * the end of our parent therefore counts as the signal.
 */
export function whenParentDies(act) {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 200)
  timer.unref()
}
